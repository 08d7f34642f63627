import { expect, test } from 'vitest';
import { sha256 } from '../../src/adapters/digest.ts';
import { linearRecogniser } from '../../src/adapters/recogniser/linear.ts';
import { loadBackground } from '../../src/adapters/recogniser/load-background.ts';
import { loadShippedModels } from '../../src/adapters/recogniser/shipped-models.ts';
import { createCountingSecrets } from '../../src/adapters/secrets.ts';
import type { ReviewAnswer } from '../../src/domain/review/review-answer.ts';
import { answerOnPage } from '../../src/flows/reviewing/answer-on-page.ts';
import { currentOffice, type Service } from '../../src/flows/service.ts';
import { listForReview } from '../../src/flows/tickets/list-for-review.ts';
import { aMessage } from '../builders/a-message.ts';
import { storyOf } from '../builders/a-ticket.ts';
import { anOffice } from '../builders/an-office.ts';
import { postgresWorlds } from '../contracts/worlds.ts';

const make = postgresWorlds();

/** Several people answer one item at the same moment, on a real database: one decides, the others are told what. */
async function atOnce(list: (service: Service) => Promise<unknown>, answers: readonly ReviewAnswer[]) {
  const { work, clock } = await make();
  const report = ({ fault }: { fault: unknown }) => {
    throw fault;
  };
  const service: Service = {
    work,
    clock,
    recogniser: linearRecogniser(loadShippedModels()),
    commonWords: loadBackground(),
    digest: sha256,
    secrets: createCountingSecrets(),
    pace: 'fast',
    settle: 0,
    seesAll: () => true,
    report,
  };
  const office = anOffice();
  const second = { ...(office.people.find((one) => one.id === 'p-dispatcher') as (typeof office.people)[number]) };
  const people = [...office.people, { ...second, id: 'p-dispatcher-2', name: '戴二', accounts: { wechat: 'wx-d2' } }];
  await work.stores.offices.save({ ...office, people }, 'p-admin', clock.now());
  await list(service);
  const { directory } = await currentOffice(service);
  const dispatchers = directory.withRole('dispatcher');
  const [item] = await work.stores.reviews.open();
  const given = await Promise.all(
    answers.map((answer, index) => {
      const person = dispatchers[index % 2] as (typeof dispatchers)[number];
      return answerOnPage(
        service,
        { person, item: item?.id ?? 0, answer, said: {}, cause: `page:${index}` },
        clock.now(),
      );
    }),
  );
  return { given, work, item: await work.stores.reviews.find(item?.id ?? 0) };
}

test('a doubtful message becomes one ticket, or none', async () => {
  const { given, work, item } = await atOnce(
    async (service) => {
      const message = aMessage({ id: 'd1', text: '楼下又开始了，天天这样' });
      await service.work.stores.messages.add(message, message.sentAt);
      const logged = await service.work.stores.messages.find('wechat', 'd1');
      const office = await currentOffice(service);
      await service.work.run((stores) =>
        listForReview(
          stores,
          service,
          office,
          { kind: 'doubtfulMessage', ...(logged ? { message: logged } : {}) },
          message.sentAt,
        ),
      );
    },
    ['open', 'no', 'open', 'no'],
  );
  expect(given.filter((one) => one.kind === 'answer')).toHaveLength(1);
  const words = item?.decided?.words ?? '';
  for (const late of given.filter((one) => one.kind === 'refusal')) expect(late.text).toContain(`处理：${words}。`);
  expect(await work.stores.tickets.numbers()).toHaveLength(words === '不是诉求' ? 0 : 1);
}, 20_000);

test('a return request is upheld or refused, never both', async () => {
  const { given, work, item } = await atOnce(
    async (service) => {
      const { ticket, events } = storyOf('dispatched');
      const request = { at: ticket.openedAt, by: 'p-handler', reason: '不归我们' };
      const waiting = { ...ticket, returnRequest: request };
      const office = await currentOffice(service);
      await service.work.run(async (stores) => {
        await stores.tickets.save({ ticket: waiting, events, decidedOn: 0, nextAt: null });
        await listForReview(stores, service, office, { kind: 'returnRequest', ticket: waiting }, ticket.openedAt);
      });
    },
    ['grant', 'refuse', 'grant', 'refuse'],
  );
  expect(given.filter((one) => one.kind === 'answer')).toHaveLength(1);
  const upheld = item?.decided?.words === '同意退单';
  expect((await work.stores.tickets.find(item?.ticket ?? ''))?.state).toBe(upheld ? 'pending' : 'dispatched');
  const told = (await work.stores.tickets.events(item?.ticket ?? '')).filter((one) => one.event.startsWith('return'));
  expect(told.map((one) => one.event)).toEqual([upheld ? 'returnUpheld' : 'returnRefused']);
}, 20_000);
