import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { at } from '../../builders/moments.ts';
import { readDocument } from '../../fixtures/read-document.ts';
import { readWorkbook } from '../../fixtures/read-workbook.ts';
import { type CircularStage, circularStage, DISPATCHER, LEADER } from './circular-stage.ts';

const STAFF = { audience: 'staff' } as const;
const LEADERS = { audience: 'leaders' } as const;

let page: CircularStage;
beforeEach(async () => {
  page = await circularStage();
});
afterEach(() => page.close());

const PARKING = { category: '城市管理/停车管理', kind: 'grievance', supporters: [] } as const;

/** Four tickets of a topic at one estate, one of them sensitive, one a tip-off; then a new draft of all. Gives the sensitive one. */
async function draftWithTopics(): Promise<string> {
  for (const [index, text] of [
    '柳荫小区门口乱停车，消防车进不来',
    '柳荫小区里车停在草坪上',
    '柳荫小区没有停车位',
  ].entries())
    await page.put(`1${index + 2}`, { ...PARKING, text });
  const sensitive = await page.put('15', { ...PARKING, text: '柳荫小区邻居家打孩子，哭声不停', sensitive: true });
  await page.put('16', { ...PARKING, kind: 'tipOff', text: '柳荫小区停车费被物业经理私吞' });
  await page.send(DISPATCHER, { action: 'save', revision: '1' });
  return sensitive;
}

async function issue(): Promise<void> {
  expect((await page.send(DISPATCHER, { action: 'submit', revision: '2' })).status).toBe(303);
  expect((await page.send(LEADER, { action: 'approve', revision: '2' })).status).toBe(303);
}

const reportOf = async (as: Parameters<CircularStage['file']>[0]) =>
  readDocument((await page.file(as, 'topics')).bytes).paragraphs.join('\n');
const posts = () => page.service.stores.outbox.all().filter(({ kind }) => kind === 'circular');
const postTo = (group: string) => posts().find(({ to }) => 'group' in to && to.group === group)?.text ?? '';

describe('the report to leaders on hot topics', () => {
  it('is offered with the draft to who works on it, and with the issue to leaders alone', async () => {
    await draftWithTopics();
    for (const as of [DISPATCHER, LEADER]) {
      expect(await page.open(as)).toContain('&file=topics">给领导的诉求热点报告（Word）</a>');
      expect(await reportOf(as)).toContain('1.停车管理。收到5件');
    }
    await issue();
    expect(await page.open(LEADERS)).toContain('给领导的诉求热点报告');
    expect(await reportOf(LEADERS)).toContain('1.停车管理。收到5件');
    expect(await page.open(STAFF)).not.toContain('诉求热点报告');
    for (const name of ['topics', 'topicsProof']) expect((await page.file(STAFF, name)).answer.status).toBe(404);
    expect((await page.file(STAFF, 'document')).answer.status).toBe(200);
    expect([postTo('g-leaders'), postTo('g-staff')].map((text) => text.includes('、诉求热点报告'))).toEqual([
      true,
      false,
    ]);
  });

  it('tells where they gather, and nothing of a sensitive matter or a tip-off', async () => {
    const sensitive = await draftWithTopics();
    const text = await reportOf(LEADER);
    expect(text).toContain('集中在柳荫小区3件次、3人次。');
    expect(text).toContain('建议：');
    expect(text).toContain('对集中的地点现场查看');
    expect(text).toContain('“柳荫小区没有停车位”（河沿社区居民委员会，在办，已超期）');
    expect(text).not.toMatch(/打孩子|私吞/u);
    const sheets = readWorkbook((await page.file(DISPATCHER, 'workbook')).bytes);
    expect(JSON.stringify(sheets)).not.toContain('打孩子');
    const listed = sheets.flatMap(({ rows }) => rows).find(([number]) => number === sensitive);
    expect(listed?.slice(0, 6)).toEqual([sensitive, '邻里牵手', '河沿社区居民委员会', null, null, '敏感件，不列内容']);
  });

  it('bears the issuer of the circular', async () => {
    await draftWithTopics();
    await page.send(DISPATCHER, { action: 'save', revision: '2', issuer: '城东街道诉求办' });
    const text = await reportOf(LEADER);
    expect([text.split('\n')[0], text.includes('城东街道邻里牵手办公室')]).toEqual(['城东街道诉求办', false]);
  });

  it('proves its numbers in a file of its own, for its readers', async () => {
    await draftWithTopics();
    const proof = JSON.parse((await page.file(LEADER, 'topicsProof')).bytes.toString());
    expect(proof.topics).toContainEqual(
      expect.objectContaining({ printed: '5', how: expect.stringContaining('停车管理'), numerator: 5 }),
    );
    const read = (await page.file(STAFF, 'proof')).answer.status;
    await issue();
    const forAll = (await page.file(STAFF, 'proof')).bytes.toString();
    expect([read, forAll.includes('集中在'), forAll.includes('topics.docx')]).toEqual([404, false, false]);
  });

  it('that contradicts itself is left out and the operator told, without words of residents', async () => {
    const { policy, service } = page;
    const double = { ...policy.units[0], id: 'u-double', aliases: [] } as (typeof policy.units)[number];
    await service.stores.offices.save({ ...policy, units: [...policy.units, double] }, 'p-admin', service.clock.now());
    await page.put('17', { ...PARKING, unit: 'u-double', text: '乱停车堵了大门' });
    await draftWithTopics();
    expect(await page.open(LEADER)).not.toContain('诉求热点报告');
    expect((await page.file(LEADER, 'topics')).answer.status).toBe(404);
    const [told] = service.faults;
    expect(told?.where).toBe('topics.docx');
    expect(String(told?.fault)).toContain('有两行，请合成一行');
    expect(String(told?.fault)).not.toMatch(/乱停车|草坪/u);
    expect((await page.file(DISPATCHER, 'document')).answer.status).toBe(200);
  });
});

it('a circular without any category has no report to leaders', async () => {
  await page.draftAt(at('2026-05-06 10:00'));
  const april = await page.service.stores.circulars.revision(2, 1);
  expect(april?.files).toEqual(expect.not.objectContaining({ topics: expect.anything() }));
  expect(await page.open(DISPATCHER, 2)).not.toContain('诉求热点报告');
});
