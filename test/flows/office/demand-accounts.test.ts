import { describe, expect, it } from 'vitest';
import type { Person } from '../../../src/domain/office/person.ts';
import { DAY } from '../../../src/domain/time/moment.ts';
import { demandAccounts } from '../../../src/flows/office/demand-accounts.ts';
import { speak } from '../../../src/flows/speaking/speak.ts';
import { aPost } from '../../builders/a-post.ts';
import { anOffice } from '../../builders/an-office.ts';
import { at } from '../../builders/moments.ts';
import { testService } from '../../builders/test-service.ts';

const without = (...ids: readonly string[]): readonly Person[] =>
  anOffice().people.map((person) => (ids.includes(person.id) ? { ...person, accounts: { dingtalk: 'dt-1' } } : person));
const serviceWithout = (...ids: readonly string[]) =>
  testService({ policy: anOffice({ people: without(...ids) }), now: at('2026-03-06 10:00') });
const texts = (service: Awaited<ReturnType<typeof testService>>): readonly string[] =>
  service.stores.outbox.all().map(({ text }) => text);

describe('people whom no platform can call', () => {
  it('are told to the dispatcher once on each working day', async () => {
    const service = await serviceWithout('p-handler', 'p-head');
    for (let day = 0; day < 4; day += 1) {
      expect(await demandAccounts(service, service.clock.now())).toBe(day === 0 || day === 3);
      expect(await demandAccounts(service, service.clock.now())).toBe(false);
      service.clock.advance(DAY);
    }
    expect(texts(service)[0]).toBe(
      '【请绑定账号】@戴派单 这些人还@不到，提醒到不了本人：林小河（未绑定微信）、沈分管（未绑定微信）。请逐个回“绑定 姓名”，把绑定码给本人。',
    );
  });

  it('are none where everybody is bound, or only the simulator shows them', async () => {
    const bound = await serviceWithout();
    expect(await demandAccounts(bound, bound.clock.now())).toBe(false);
    const groups = anOffice().groups.map((group) => ({ ...group, channel: 'sim' as const }));
    const simulated = await testService({ policy: anOffice({ groups, people: without('p-handler') }) });
    expect(await demandAccounts(simulated, simulated.clock.now())).toBe(false);
  });

  it('are seen as such where a group post names them', async () => {
    const service = await serviceWithout('p-handler');
    const say = async (text: string, mentions: readonly string[], to: { group: string } | { person: string }) =>
      service.work.run(async (stores) =>
        speak(
          stores,
          service,
          await service.office(),
          [aPost({ kind: 'reminder', text, mentions, to, dedupeKey: text })],
          service.clock.now(),
        ),
      );
    await say('【提醒】@林小河 @沈分管 1件', ['p-handler', 'p-head'], { group: 'g-staff' });
    await say('私下提醒@林小河 1件', ['p-handler'], { person: 'p-handler' });
    expect(texts(service)).toEqual(['【提醒】@林小河（未绑定微信） @沈分管 1件', '私下提醒1件']);
  });
});
