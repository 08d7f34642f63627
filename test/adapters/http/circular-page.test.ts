import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOUR } from '../../../src/domain/time/moment.ts';
import type { TestService } from '../../builders/test-service.ts';
import { readDocument } from '../../fixtures/read-document.ts';
import { readWorkbook } from '../../fixtures/read-workbook.ts';
import { type CircularStage, circularStage, DISPATCHER, LEADER, links } from './circular-stage.ts';
import type { HttpStage } from './http-stage.ts';

let page: CircularStage;
let service: TestService;
let stage: HttpStage;
beforeEach(async () => {
  page = await circularStage();
  ({ service, stage } = page);
});
afterEach(() => page.close());

const put: CircularStage['put'] = (...given) => page.put(...given);
const tokenOf: CircularStage['tokenOf'] = (...given) => page.tokenOf(...given);
const open: CircularStage['open'] = (...given) => page.open(...given);
const send: CircularStage['send'] = (...given) => page.send(...given);
const file: CircularStage['file'] = (...given) => page.file(...given);
const draftText = async () => readDocument((await file(DISPATCHER, 'document')).bytes).paragraphs.join('\n');
const state = async () => (await service.stores.circulars.find(1))?.state;

describe('the draft', () => {
  it('is shown to the dispatcher with its figures, files and fields, and works without a script', async () => {
    const page = await open();
    expect(page).toContain('<h1>2026年3月通报</h1>');
    expect(page).toContain('初稿，待派单员送审。第1稿，今天10:00自动生成');
    expect(page).toContain('“邻里牵手”收到2件，办结1件，在办超期1件');
    expect(page).toContain('邻里牵手收到 {{linliqianshou.received}}');
    for (const action of ['save', 'submit', 'drop']) expect(page).toContain(`name="action" value="${action}"`);
    expect(page).not.toContain('<script');
    expect(page).not.toMatch(/ style="| on\w+="/u);
  });

  it('gives its document, workbook and proof', async () => {
    const { answer, bytes } = await file(DISPATCHER, 'document');
    expect(answer.headers.get('content-type')).toContain('wordprocessingml');
    expect(decodeURIComponent(answer.headers.get('content-disposition') ?? '')).toContain('2026年3月通报-通报.docx');
    expect(readDocument(bytes).paragraphs.join('\n')).toContain('共收到工单2件，办结1件');
    expect(readWorkbook((await file(DISPATCHER, 'workbook')).bytes).length).toBeGreaterThan(0);
    const proof = JSON.parse((await file(DISPATCHER, 'proof')).bytes.toString()) as {
      numbers: { tickets: string[] }[];
    };
    expect(proof.numbers.some(({ tickets }) => tickets.includes('20260310-001'))).toBe(true);
  });

  it('takes the clerk’s paragraphs, the confirmed list and cases, and keeps the drafts before', async () => {
    const saved = await send(DISPATCHER, {
      action: 'save',
      revision: '1',
      paragraphs: '# 邻里牵手办理情况\r\n本月收到{{linliqianshou.received}}件，比往年平稳。',
      commend: '批评 河沿社区 在办超期多',
      confirmed: 'yes',
      cases: '0311-002',
    });
    expect([saved.status, saved.headers.get('location')?.endsWith('&done=saved')]).toEqual([303, true]);
    expect(await open()).toContain('第2稿，今天10:00由戴派单保存');
    const text = await draftText();
    expect(text).toContain('本月收到2件，比往年平稳。');
    expect(text).toContain('河沿社区居民委员会');
    expect((await service.stores.circulars.revision(1, 1))?.wishes.paragraphs).toBe('');
    expect((await service.stores.circulars.revision(1, 2))?.refusals).toEqual([]);
  });

  it('with a typed number is kept and told, and cannot be submitted', async () => {
    const wrong = { revision: '1', paragraphs: '本月共收到2件。', commend: '表扬 西山街道 好', confirmed: 'yes' };
    const sent = await send(DISPATCHER, { action: 'submit', ...wrong });
    expect(sent.status).toBe(409);
    const page = await sent.text();
    expect(page).toContain('改好才能送审');
    expect(page).toContain('自拟段落 第1行');
    expect(page).toContain('点名名单 第1行：办公室文件里没有单位“西山街道”');
    expect(page).toContain('本月共收到2件。</textarea>');
    expect(await state()).toBe('draft');
    const right = { revision: '2', paragraphs: '# 邻里牵手办理情况\n本月共收到{{linliqianshou.received}}件。' };
    expect((await send(DISPATCHER, { action: 'submit', ...right })).status).toBe(303);
    expect(await state()).toBe('submitted');
  });

  it('somebody else has saved meanwhile is not overwritten, and what was typed stays in the field', async () => {
    await send(DISPATCHER, { action: 'save', revision: '1', paragraphs: '甲写的。' });
    const second = await send(DISPATCHER, { action: 'save', revision: '1', paragraphs: '乙写的<b>。' });
    expect(second.status).toBe(409);
    const page = await second.text();
    expect(page).toContain('别人刚保存过新的一稿');
    expect(page).toContain('乙写的&lt;b&gt;。</textarea>');
    expect((await service.stores.circulars.find(1))?.revision).toBe(2);
  });

  it('that was submitted meanwhile gives back what was typed', async () => {
    await send(DISPATCHER, { action: 'submit', revision: '1' });
    const late = await send(DISPATCHER, { action: 'save', revision: '1', paragraphs: '还没来得及保存的话。' });
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('<p class="words">还没来得及保存的话。</p>');
  });

  it('is also found from the review list on the phone', async () => {
    const claim = { purpose: 'review', subject: 'p-dispatcher', expires: service.clock.now() + HOUR };
    const { search } = new URL(links.link('/review', claim));
    const page = await (await stage.get(`/review${search}`)).text();
    const href = /<a class="file" href="https:\/\/linli\.example([^"]+)">打开通报稿/u.exec(page)?.[1] ?? '';
    expect(await (await stage.get(href)).text()).toContain('<h1>2026年3月通报</h1>');
  });

  it('proposes whom to name by the figures, and prints nobody until the list is confirmed', async () => {
    for (const day of ['12', '13', '14']) await put(day);
    await send(DISPATCHER, { action: 'save', revision: '1', commend: '批评 河沿社区 在办超期多' });
    expect(await open()).toContain('建议批评河沿社区：在办超期4件');
    expect(await draftText()).not.toContain('在办超期多');
    expect(await open()).toContain('点名名单写了，还没有勾选“名单已审定”');
    await send(DISPATCHER, { action: 'save', revision: '2', commend: '批评 河沿社区 在办超期多', confirmed: 'yes' });
    expect(await draftText()).toContain('在办超期多');
    expect(await open()).not.toContain('还没有勾选');
  });

  it('names a case that is not among the tickets', async () => {
    await send(DISPATCHER, { action: 'save', revision: '1', cases: '0101-999' });
    expect(await open()).toContain('典型案例 0101-999：各来源本期收到的工单里没有这个编号');
  });
});

describe('the approval', () => {
  const submit = () => send(DISPATCHER, { action: 'submit', revision: '1' });

  it('is the leader’s alone, and then the circular is read by all who have the link, with corrections', async () => {
    expect((await stage.get(`/circular?t=${tokenOf({ audience: 'staff' })}`)).status).toBe(404);
    await submit();
    expect(await open()).not.toContain('<form');
    expect((await send(DISPATCHER, { action: 'approve', revision: '1' })).status).toBe(409);
    expect(await open(LEADER)).toContain('批准印发</button>');
    expect((await send(LEADER, { action: 'approve', revision: '1' })).status).toBe(303);
    expect(await state()).toBe('issued');
    const page = await open({ audience: 'staff' });
    expect(page).toContain('2026年第1期，今天10:00经凌主任批准印发，此后不变。');
    expect(page).toContain('按现在的记录重新算，和发布时一样。');
    expect(page).not.toContain('<form');
    expect(readDocument((await file({ audience: 'leaders' }, 'document')).bytes).paragraphs).toContain('2026年第1期');
    await put('12');
    const later = await open({ audience: 'leaders' });
    expect(later).toContain('邻里牵手 合计 本期 收到：发布2，现在3');
    expect(later).toContain('“邻里牵手”收到2件');
  });

  it('is sent back only with a reason', async () => {
    await submit();
    const without = await send(LEADER, { action: 'sendBack', revision: '1', text: ' ' });
    expect([without.status, await state()]).toEqual([409, 'submitted']);
    expect((await send(LEADER, { action: 'sendBack', revision: '1', text: '再核一下' })).status).toBe(303);
    expect(await open()).toContain('领导退回：再核一下');
  });
});

it('whoever has left neither reads a draft nor approves it, whatever link he has', async () => {
  await send(DISPATCHER, { action: 'submit', revision: '1' });
  const { policy } = page;
  const people = policy.people.map((one) => (one.id === 'p-leader' ? { ...one, accounts: {}, active: false } : one));
  await service.stores.offices.save({ ...policy, people }, 'p-admin', service.clock.now());
  expect((await stage.get(`/circular?t=${tokenOf(LEADER)}`)).status).toBe(404);
  expect((await file(LEADER, 'document')).answer.status).toBe(404);
  expect((await send(LEADER, { action: 'approve', revision: '1' })).status).toBe(404);
  expect(await state()).toBe('submitted');
});

it('whoever has another role now neither reads a draft nor has the report to leaders by his old link', async () => {
  const { policy } = page;
  const people = policy.people.map((one) =>
    one.id === 'p-dispatcher' ? { ...one, roles: ['gridWorker'] as const } : one,
  );
  await service.stores.offices.save({ ...policy, people }, 'p-admin', service.clock.now());
  expect((await stage.get(`/circular?t=${tokenOf(DISPATCHER)}`)).status).toBe(404);
  for (const name of ['document', 'topics']) expect((await file(DISPATCHER, name)).answer.status).toBe(404);
});

it('a long text with many line breaks is as long as its field counts it', async () => {
  const paragraphs = `# 存在的问题\r\n${'有的单位答复慢。\r\n'.repeat(2000)}`.slice(0, 20_000);
  const sent = await send(DISPATCHER, { action: 'save', revision: '1', paragraphs, commend: '', cases: '' });
  expect(sent.status).toBe(303);
});

it('a link that is wrong, or too old, or of another page is told', async () => {
  const fault = async (token: string) => {
    const answer = await stage.get(`/circular?t=${token}`);
    return [answer.status, /role="alert">([^<]*)</u.exec(await answer.text())?.[1]?.slice(0, 5)];
  };
  expect(await fault('x')).toEqual([403, '链接不完整']);
  const old = tokenOf(DISPATCHER);
  service.clock.advance(8 * 24 * HOUR);
  expect(await fault(old)).toEqual([403, '链接已过期']);
  const other = links.link('/review', {
    purpose: 'review',
    subject: '1:person:p-leader',
    expires: service.clock.now() + HOUR,
  });
  expect(await fault(new URL(other).searchParams.get('t') ?? '')).toEqual([403, '链接不完整']);
  expect((await stage.get(`/circular/file?t=x&file=document`)).status).toBe(403);
});
