import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createLinkSigner } from '../../../src/adapters/link-signer.ts';
import { createDocumentDesk } from '../../../src/adapters/media/document-desk.ts';
import type { Ticket } from '../../../src/domain/ticket/ticket.ts';
import { HOUR, type Moment } from '../../../src/domain/time/moment.ts';
import { draftCirculars } from '../../../src/flows/circulars/draft-circulars.ts';
import { type CircularReader, linkToCircular } from '../../../src/flows/circulars/link-to-circular.ts';
import type { Service } from '../../../src/flows/service.ts';
import { ticketIn } from '../../builders/a-ticket.ts';
import { anOffice } from '../../builders/an-office.ts';
import { at } from '../../builders/moments.ts';
import { type TestService, testService } from '../../builders/test-service.ts';
import { type HttpStage, httpStage } from './http-stage.ts';

const FOUNDED = at('2026-03-02 09:00');
const { schedule } = anOffice();
const policy = anOffice({ schedule: { ...schedule, circular: { at: '10:00', periods: ['month'] } } });
export const links = createLinkSigner({ secret: 'secret', base: 'https://linli.example' });
export const DISPATCHER = { person: 'p-dispatcher' };
export const LEADER = { person: 'p-leader' };

export interface CircularStage {
  readonly policy: typeof policy;
  readonly service: TestService;
  readonly stage: HttpStage;
  /** Where documents are kept. */
  readonly folder: string;
  tokenOf(as: CircularReader['as'], circular?: number): string;
  put(day: string, more?: Partial<Ticket>): Promise<string>;
  /** Drafts what is owed at a moment. */
  draftAt(moment: Moment): Promise<void>;
  open(as?: CircularReader['as'], circular?: number): Promise<string>;
  /** Sends a form, with files where any are given. */
  send(as: CircularReader['as'], fields: Record<string, string | File>, circular?: number): Promise<Response>;
  file(as: CircularReader['as'], name: string): Promise<{ readonly answer: Response; readonly bytes: Buffer }>;
  close(): Promise<void>;
}

/** The circular of March 2026, drafted on 1 April of two tickets, and its page. */
export async function circularStage(): Promise<CircularStage> {
  const folder = await mkdtemp(path.join(tmpdir(), 'circular-page-'));
  const service = await testService({ now: FOUNDED, policy });
  const full: Service = { ...service, links, documents: createDocumentDesk(folder) };
  const { stores, office, clock } = service;
  const stage = await httpStage({ deps: { stores, office, clock, reviews: { service: full, decided: () => {} } } });
  const put = putter(service);
  await put('10', { state: 'closed', completedAt: at('2026-03-10 12:00') });
  await put('11', { extensions: 2 });
  const tokenOf: CircularStage['tokenOf'] = (as, circular = 1) =>
    new URL(linkToCircular({ links }, { circular, as }, clock.now()) ?? '').searchParams.get('t') ?? '';
  const draftAt = async (moment: Moment): Promise<void> => {
    clock.advance(moment - clock.now());
    await draftCirculars(full, moment);
  };
  await draftAt(at('2026-04-01 10:00'));
  return {
    ...{ policy, service, stage, folder, tokenOf, put, draftAt },
    open: async (as = DISPATCHER, circular = 1) => (await stage.get(`/circular?t=${tokenOf(as, circular)}`)).text(),
    send: (as, fields, circular = 1) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.append(name, value);
      const holdsFiles = Object.values(fields).some((value) => typeof value !== 'string');
      const body = holdsFiles ? form : new URLSearchParams(fields as Record<string, string>);
      const url = `${stage.address}/circular?t=${tokenOf(as, circular)}`;
      return fetch(url, { method: 'POST', redirect: 'manual', body });
    },
    async file(as, name) {
      const answer = await stage.get(`/circular/file?t=${tokenOf(as)}&file=${name}`);
      return { answer, bytes: Buffer.from(await answer.arrayBuffer()) };
    },
    async close() {
      await stage.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function putter({ stores }: TestService): CircularStage['put'] {
  let count = 0;
  return async (day, more = {}) => {
    const openedAt = at(`2026-03-${day} 10:00`);
    count += 1;
    const number = `202603${day}-${String(count).padStart(3, '0')}`;
    const base = { ...ticketIn('inProgress'), unit: 'u-river', openedAt, completeBy: openedAt + 100 * HOUR };
    await stores.tickets.save({ ticket: { ...base, ...more, number }, events: [], decidedOn: 0, nextAt: null });
    return number;
  };
}
