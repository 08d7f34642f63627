import { sha256 } from '../../src/adapters/digest.ts';
import { linearRecogniser } from '../../src/adapters/recogniser/linear.ts';
import { loadBackground } from '../../src/adapters/recogniser/load-background.ts';
import { loadShippedModels } from '../../src/adapters/recogniser/shipped-models.ts';
import { createCountingSecrets } from '../../src/adapters/secrets.ts';
import type { OfficePolicy } from '../../src/domain/policy/office-policy.ts';
import type { Moment } from '../../src/domain/time/moment.ts';
import type { Fault, Service } from '../../src/flows/service.ts';
import type { OfficeVersion } from '../../src/ports/office-store.ts';
import type { WakeSource } from '../../src/ports/wake-source.ts';
import { createFakeWork, type FakeStores } from '../fakes/fake-unit-of-work.ts';
import { type SettableClock, settableClock } from '../fakes/settable-clock.ts';
import { anOffice } from './an-office.ts';
import { MONDAY_MORNING } from './moments.ts';

/** The service on fakes, with a clock that tests move. */
export interface TestService extends Service {
  readonly clock: SettableClock;
  readonly stores: FakeStores;
  readonly wake: WakeSource;
  /** What was reported to the operator. */
  readonly faults: readonly Fault[];
  office(): Promise<OfficeVersion>;
}

export interface TestServiceOptions {
  readonly now?: Moment;
  readonly policy?: OfficePolicy;
  readonly pace?: Service['pace'];
  readonly settle?: number;
}

/** Read once: the recogniser of the product, not a stand-in. */
const MODELS = loadShippedModels();

/** A service whose office is `anOffice` unless another policy is given. Nothing waits: pace is `fast`. */
export async function testService(given: TestServiceOptions = {}): Promise<TestService> {
  const { now = MONDAY_MORNING, policy = anOffice(), pace = 'fast', settle = 0 } = given;
  const clock = settableClock(now);
  const { work, wake, stores } = createFakeWork();
  const faults: Fault[] = [];
  await stores.offices.save(policy, 'p-admin', now);
  return {
    clock,
    work,
    wake,
    stores,
    recogniser: linearRecogniser(MODELS),
    commonWords: loadBackground(),
    digest: sha256,
    secrets: createCountingSecrets(),
    pace,
    settle,
    seesAll: (name) => name !== 'dingtalk',
    faults,
    report: (fault) => void faults.push(fault),
    async office() {
      const office = await stores.offices.current();
      if (!office) throw new Error('no office');
      return office;
    },
  };
}
