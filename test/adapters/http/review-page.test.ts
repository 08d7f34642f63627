import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLinkSigner } from '../../../src/adapters/link-signer.ts';
import { HOUR, MINUTE } from '../../../src/domain/time/moment.ts';
import { linkToReview } from '../../../src/flows/reviewing/link-to-review.ts';
import { anOffice } from '../../builders/an-office.ts';
import { type ReviewRoom, reviewRoom } from '../../flows/review-room.ts';
import { type HttpStage, httpStage } from './http-stage.ts';

const T = '20260302-012';
const links = createLinkSigner({ secret: 'secret', base: 'https://linli.example' });
let room: ReviewRoom;
let stage: HttpStage;
let knocks = 0;
const knock = () => {
  knocks += 1;
};

/** The room's service with the page in front of it. */
beforeEach(async () => {
  room = await reviewRoom();
  const { service } = room;
  const linked = { ...service, links };
  knocks = 0;
  stage = await httpStage({
    deps: {
      stores: service.stores,
      office: service.office,
      clock: service.clock,
      reviews: { service: linked, decided: knock },
    },
  });
});
afterEach(() => stage.close());

const tokenOf = (person: string, lasts = HOUR): string => {
  const claim = { purpose: 'review', subject: person, expires: room.service.clock.now() + lasts };
  return new URL(links.link('/review', claim)).searchParams.get('t') ?? '';
};
const open = async (person = 'p-dispatcher') => (await stage.get(`/review?t=${tokenOf(person)}`)).text();
const send = (token: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${stage.address}/review?t=${token}`, {
    method: 'POST',
    redirect: 'manual',
    headers,
    body: new URLSearchParams(fields),
  });
const answer = async (letter: string, fields: Record<string, string>, person = 'p-dispatcher') =>
  send(tokenOf(person), { item: String((await room.item(letter)).id), ...fields });

describe('the page', () => {
  it('shows what waits, with a button for each answer, to the person it is for', async () => {
    await room.doubt('d1');
    await room.put(T, 'dispatched');
    await room.staff('p-handler', '退单 012 不属于本单位职责');
    const page = await open();
    expect(page).toContain('戴派单，这个页面只给您一个人用，今天10:40前有效，请勿转发。');
    expect(page).toContain('柳荫小区1群9:39“楼下又开始了，天天这样”');
    expect(page).toContain('<button name="answer" value="open" class="first">建单</button>');
    expect(page).toContain('<button name="answer" value="no">不是</button>');
    expect(page).toContain('河沿社区申请退回0302-012');
    expect(page).toContain('<button name="answer" value="refuse">驳</button>');
    expect(page).not.toContain('<script');
    expect(page).not.toMatch(/ style="| on\w+="/u);
  });

  it('says when nothing waits', async () => {
    expect(await open()).toContain('现在没有等您确认的。');
  });

  it('escapes what a resident wrote', async () => {
    await room.doubt('d1', '<b onclick="x">楼下</b>&amp;');
    const page = await open();
    expect(page).not.toContain('<b onclick');
    expect(page).toContain('&lt;b onclick=');
  });

  it('gives a reviewer his own items only, and an administrator all, but buttons for his', async () => {
    await room.doubt('d1');
    await room.put(T, 'inProgress');
    await room.staff('p-dispatcher', '剔除 012 非人为原因');
    expect(await open('p-reviewer')).toContain('申请不计入考核');
    expect(await open('p-reviewer')).not.toContain('楼下又开始了');
    const all = await open('p-admin');
    expect(all).toContain('由其他人答复，您可以看。');
    expect(all).not.toContain('<button');
  });

  it('shows the words of a sensitive message to the dispatcher, whose page it is', async () => {
    await room.doubt('d1', '孩子被老师打了', { sensitive: true });
    expect(await open()).toContain('孩子被老师打了');
    expect(await open('p-admin')).not.toContain('孩子');
  });

  it('is not kept, not framed, and runs nothing', async () => {
    const response = await stage.get(`/review?t=${tokenOf('p-dispatcher')}`);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('content-security-policy')).toContain("form-action 'self'");
    expect((await stage.get('/review/assets/review.css')).headers.get('content-type')).toContain('text/css');
    expect(stage.log.join('')).not.toContain(tokenOf('p-dispatcher'));
  });

  it('is absent where nothing signs links', async () => {
    const bare = await httpStage();
    expect((await bare.get('/review?t=x')).status).toBe(404);
    await bare.close();
  });
});

describe('an answer on the page', () => {
  it('does what it does in chat, and the staff group hears of it', async () => {
    await room.doubt('d1');
    await room.pass(5);
    room.heard();
    const response = await answer('A', { answer: 'open' });
    expect(response.status).toBe(303);
    const [ticket] = await room.tickets();
    expect(ticket?.reporter).toBe('wx-of-d1');
    expect((await room.item('A')).decided).toMatchObject({ by: 'p-dispatcher', answer: 'open' });
    expect(knocks).toBe(1);
    const heard = room.heard();
    expect(heard.some((text) => text.startsWith('acknowledgement: '))).toBe(true);
    expect(heard.at(-1)).toMatch(/^answer: 待确认A由戴派单在手机页面处理：已登记0302-001 /u);
    const page = await (await stage.get(response.headers.get('location') ?? '')).text();
    expect(page).toContain('A已由戴派单于今天9:45处理：建单0302-001。');
  });

  it('says nothing in the group of what was never told there', async () => {
    await room.doubt('d1', '孩子被老师打了', { sensitive: true });
    await room.pass(5);
    room.heard();
    expect((await answer('A', { answer: 'no' })).status).toBe(303);
    expect(room.heard()).toEqual([]);
  });

  it('takes a unit, a reason, and the number to join with', async () => {
    const pending = await room.put(T, 'pending');
    await room.list({ kind: 'unroutedTicket', ticket: pending });
    expect((await answer('A', { answer: 'dispatch', unit: 'u-power', text: '' })).status).toBe(303);
    expect((await room.ticket(T)).unit).toBe('u-power');
    await room.put('20260302-013', 'dispatched');
    await room.staff('p-handler', '退单 013 不归我们');
    expect((await answer('B', { answer: 'refuse', text: ' 属地管理 ' })).status).toBe(303);
    const events = await room.service.stores.tickets.events('20260302-013');
    expect(events.at(-1)).toMatchObject({ event: 'returnRefused', by: 'p-dispatcher', data: { reason: '属地管理' } });
    await room.doubt('d1');
    expect((await answer('C', { answer: 'merge', into: '0302-013' })).status).toBe(303);
    expect((await room.ticket('20260302-013')).messages.map((message) => message.id)).toContain('d1');
  });

  it('that lacks something is refused in its card, with what was typed', async () => {
    await room.put(T, 'inProgress');
    await room.staff('p-handler', '异议 012 涉及两个单位');
    const response = await answer('A', { answer: 'reply', text: '' });
    expect(response.status).toBe(409);
    expect(await response.text()).toContain('请写上意见，例如“A 答复 意见”。');
    const pending = await room.put('20260302-013', 'pending');
    await room.list({ kind: 'unroutedTicket', ticket: pending });
    const other = await answer('B', { answer: 'dispatch', unit: 'u-old' });
    expect(other.status).toBe(409);
    expect(await other.text()).toContain('已停用');
    expect((await room.item('A')).decided).toBeNull();
  });

  it('by the second of two shows what the first has decided', async () => {
    await room.doubt('d1');
    const both = await Promise.all([answer('A', { answer: 'open' }), answer('A', { answer: 'no' })]);
    expect(both.map((response) => response.status)).toEqual([303, 409]);
    expect(await both[1]?.text()).toContain('A已由戴派单于今天9:40处理：建单0302-001。');
    expect(await room.tickets()).toHaveLength(1);
    expect(await room.staff('p-dispatcher', 'A 不是')).toEqual(['g-staff: A已由戴派单于今天9:40处理：建单0302-001。']);
  });

  it('by somebody who may not is refused, whatever the form says', async () => {
    await room.doubt('d1');
    const response = await answer('A', { answer: 'open' }, 'p-handler');
    expect(response.status).toBe(409);
    expect(await response.text()).toContain('A由派单员答复。');
    expect(await room.tickets()).toEqual([]);
  });

  it('that makes no sense is no answer', async () => {
    await room.doubt('d1');
    expect((await answer('A', { answer: 'explode' })).status).toBe(400);
    expect((await send(tokenOf('p-dispatcher'), { answer: 'open' })).status).toBe(400);
    expect((await send(tokenOf('p-dispatcher'), { item: '999', answer: 'open' })).status).toBe(409);
    expect((await answer('A', { answer: 'open', text: '长'.repeat(501) })).status).toBe(400);
    expect((await room.item('A')).decided).toBeNull();
  });

  it('from another site is refused', async () => {
    await room.doubt('d1');
    const item = String((await room.item('A')).id);
    const elsewhere = { 'Sec-Fetch-Site': 'cross-site' };
    expect((await send(tokenOf('p-dispatcher'), { item, answer: 'open' }, elsewhere)).status).toBe(403);
    expect(await room.tickets()).toEqual([]);
  });
});

describe('a link that is not good', () => {
  const refused = async (token: string): Promise<string> => {
    const response = await stage.get(`/review?t=${encodeURIComponent(token)}`);
    const posted = await send(token, { item: String((await room.item('A')).id), answer: 'open' });
    expect([response.status, posted.status]).toEqual([403, 403]);
    const page = await response.text();
    expect(page).not.toContain('楼下又开始了');
    expect(await room.tickets()).toEqual([]);
    return /role="alert">([^<]+)</u.exec(page)?.[1] ?? '';
  };
  beforeEach(() => room.doubt('d1').then(() => undefined));

  it('is answered with one plain sentence and 403', async () => {
    const good = tokenOf('p-dispatcher');
    const forged = '链接不完整或不对。请在工作群回“存疑”，用私聊里的新链接打开。';
    expect(await refused('')).toBe(forged);
    expect(await refused('x')).toBe(forged);
    expect(await refused(`${good.slice(0, -2)}AA`)).toBe(forged);
    expect(await refused(`cC1sZWFkZXI${good.slice(good.indexOf('.'))}`)).toBe(forged);
    expect((await stage.get('/review')).status).toBe(403);
  });

  it('made for another purpose is not good here', async () => {
    const claim = { purpose: 'ticket', subject: 'p-dispatcher', expires: room.service.clock.now() + HOUR };
    const token = new URL(links.link('/x', claim)).searchParams.get('t') ?? '';
    expect(await refused(token)).toContain('链接不完整或不对');
  });

  it('ends', async () => {
    const token = tokenOf('p-dispatcher', 10 * MINUTE);
    room.service.clock.advance(10 * MINUTE);
    expect(await refused(token)).toBe('链接已过期。请在工作群回“存疑”，用私聊里的新链接打开。');
  });

  it('of somebody who has left serves no more', async () => {
    const token = tokenOf('p-dispatcher');
    const office = anOffice();
    const gone = office.people.filter((person) => person.id !== 'p-dispatcher');
    const left = office.people.map((one) =>
      one.id === 'p-dispatcher' ? { ...one, accounts: {}, active: false } : one,
    );
    for (const people of [left, gone]) {
      await room.service.stores.offices.save({ ...office, people }, 'p-admin', room.service.clock.now());
      expect(await refused(token)).toBe('您已不在工作人员名单里，打不开这个页面。有疑问请联系管理员。');
    }
  });

  it('of somebody who has lost the role shows, and decides nothing', async () => {
    const token = tokenOf('p-dispatcher');
    const office = anOffice();
    const people = office.people.map((person) =>
      person.id === 'p-dispatcher' ? { ...person, roles: ['handler' as const] } : person,
    );
    await room.service.stores.offices.save({ ...office, people }, 'p-admin', room.service.clock.now());
    expect(await (await stage.get(`/review?t=${token}`)).text()).toContain('现在没有等您确认的。');
    const posted = await send(token, { item: String((await room.item('A')).id), answer: 'open' });
    expect(posted.status).toBe(409);
    expect(await room.tickets()).toEqual([]);
  });
});

describe('the link', () => {
  it('is given privately with 存疑, for twelve hours, and works', async () => {
    await room.doubt('d1');
    const service = Object.assign(room.service, { links });
    const [group, privately = ''] = await room.staff('p-dispatcher', '存疑');
    expect(group).not.toContain('http');
    const link = /https:\/\/linli\.example(\/review\?t=\S+)/u.exec(privately)?.[1] ?? '';
    expect(privately).toMatch(/^p-dispatcher: 手机上处理：https:/u);
    expect(privately).toContain('链接只给您一个人用，今天21:40前有效，请勿转发。');
    expect((await stage.get(link)).status).toBe(200);
    const office = await service.office();
    const [person] = office.directory.withRole('dispatcher');
    const made = person && linkToReview({ service, now: service.clock.now() }, person);
    expect(made?.expires).toBe(service.clock.now() + 12 * HOUR);
  });

  it('is not given where there is no web address', async () => {
    await room.doubt('d1');
    expect(await room.staff('p-dispatcher', '存疑')).toHaveLength(1);
  });
});
