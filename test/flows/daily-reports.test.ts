import { beforeEach, describe, expect, it } from 'vitest';
import { formatMoment } from '../../src/domain/time/moment.ts';
import { nextReportMoment } from '../../src/flows/reporting/next-report.ts';
import { postDailyRanking } from '../../src/flows/reporting/post-daily-ranking.ts';
import { digestAnswer, rankingAnswer } from '../../src/flows/reporting/report-answers.ts';
import { sendLeaderDigest } from '../../src/flows/reporting/send-leader-digest.ts';
import { anOffice } from '../builders/an-office.ts';
import { at } from '../builders/moments.ts';
import { type TestService, type TestServiceOptions, testService } from '../builders/test-service.ts';

let service: TestService;
const start = async (given: TestServiceOptions = {}) => {
  service = await testService(given);
};
beforeEach(() => start());

/** What has been queued since the last look: kind, target, first line. */
async function queued() {
  const posts = await service.stores.outbox.due(['wechat'], Number.MAX_SAFE_INTEGER, 100);
  return posts.map((post) => ({
    ...post,
    target: 'group' in post.to ? post.to.group : post.to.person,
    head: post.text.split('\n')[0],
  }));
}

describe('the daily ranking', () => {
  it('goes to every group once, each in its version, also without tickets', async () => {
    expect(await postDailyRanking(service, at('2026-03-02 17:29'))).toBe(0);
    expect(await postDailyRanking(service, at('2026-03-02 17:30'))).toBe(4);
    expect(await postDailyRanking(service, at('2026-03-02 17:31'))).toBe(0);
    const posts = await queued();
    expect(posts.map(({ target, head }) => [target, head])).toEqual([
      ['g-willow', '【邻里牵手】3月2日办理情况（截至17:30）'],
      ['g-staff', '【办理日报】3月2日，截至17:30'],
      ['g-power', '【办理日报】3月2日，截至17:30'],
      ['g-leaders', '【办理日报】3月2日（周一），截至17:30'],
    ]);
    expect(
      posts.every(({ kind, prompt, text }) => kind === 'dailyRanking' && !prompt && /今日无新诉求/u.test(text)),
    ).toBe(true);
  });

  it('is posted by one of two who try at once', async () => {
    const counts = await Promise.all([
      postDailyRanking(service, at('2026-03-02 17:30')),
      postDailyRanking(service, at('2026-03-02 17:30')),
    ]);
    expect(counts.toSorted()).toEqual([0, 4]);
  });

  it('after an outage only the newest, as it stood then, marked', async () => {
    await postDailyRanking(service, at('2026-03-02 17:30'));
    expect(await postDailyRanking(service, at('2026-03-06 09:00'))).toBe(4);
    expect((await queued()).at(-1)?.head).toBe('【办理日报】3月5日（周四），截至17:30（补发）');
    expect(await postDailyRanking(service, at('2026-03-06 09:01'))).toBe(0);
  });

  it('goes to staff only in trial mode', async () => {
    await start({ policy: anOffice({ trial: true }) });
    expect(await postDailyRanking(service, at('2026-03-02 17:30'))).toBe(2);
    expect((await queued()).map(({ target }) => target)).toEqual(['g-staff', 'g-power']);
  });

  it('is not owed to a group that joins later for the days before', async () => {
    await postDailyRanking(service, at('2026-03-02 17:30'));
    const policy = anOffice();
    const joined = { ...(policy.groups[0] as (typeof policy.groups)[number]), id: 'g-new', key: 'wxg-new' };
    await service.stores.offices.save(
      { ...policy, groups: [...policy.groups, joined] },
      'p-admin',
      at('2026-03-03 10:00'),
    );
    expect(await postDailyRanking(service, at('2026-03-03 10:00'))).toBe(0);
    expect(await postDailyRanking(service, at('2026-03-03 17:30'))).toBe(5);
  });

  it('leaves nothing behind when it cannot be queued', async () => {
    const broken = {
      ...service,
      work: {
        ...service.work,
        run: <T>(work: (stores: typeof service.stores) => Promise<T>) =>
          service.work.run((stores) =>
            work({
              ...(stores as typeof service.stores),
              outbox: { ...service.stores.outbox, add: () => Promise.reject(new Error('no room')) },
            }),
          ),
      },
    };
    await expect(postDailyRanking(broken as TestService, at('2026-03-02 17:30'))).rejects.toThrow('no room');
    expect(await postDailyRanking(service, at('2026-03-02 17:31'))).toBe(4);
  });
});

describe("the leaders' digest", () => {
  it('says once a week how often the machine was right', async () => {
    const asked: unknown[] = [];
    const tally = async (span: unknown) => {
      asked.push(span);
      return { doubtful: 9, complaints: 6, opened: 120, mistaken: 2 };
    };
    const counting = {
      ...service,
      recognitionLog: { tally, unkept: async () => [], keep: async () => {}, kept: async () => [] },
    };
    await sendLeaderDigest(counting, at('2026-03-06 08:30'));
    expect((await queued()).at(-1)?.text).not.toContain('上周识别');
    await sendLeaderDigest(counting, at('2026-03-09 08:30'));
    expect((await queued()).at(-1)?.text).toContain('上周识别 自动登记120件，其中2件不是诉求；存疑9条');
    expect(asked).toEqual([expect.objectContaining({ from: at('2026-03-02 00:00'), to: at('2026-03-09 00:00') })]);
  });

  it('goes to their group on working days, and covers the days since the last', async () => {
    expect(await sendLeaderDigest(service, at('2026-03-06 08:30'))).toBe(1);
    expect(await sendLeaderDigest(service, at('2026-03-07 08:30'))).toBe(0);
    expect(await sendLeaderDigest(service, at('2026-03-09 08:30'))).toBe(1);
    const posts = await queued();
    expect(posts.map(({ kind, target, head }) => [kind, target, head])).toEqual([
      ['leaderDigest', 'g-leaders', '【每日摘要】3月6日（周五），截至昨天24:00'],
      ['leaderDigest', 'g-leaders', '【每日摘要】3月9日（周一），截至昨天24:00'],
    ]);
    expect(posts.at(-1)?.text).toContain('3月6日至8日');
  });

  it('goes to each leader where they have no group', async () => {
    const policy = anOffice();
    await start({ policy: { ...policy, groups: policy.groups.filter(({ audience }) => audience !== 'leaders') } });
    await sendLeaderDigest(service, at('2026-03-03 08:30'));
    expect((await queued()).map(({ target }) => target)).toEqual(['p-leader']);
  });
});

it('the answers to 排名 and 日报 stand at this moment', async () => {
  const now = at('2026-03-02 15:20');
  const office = await service.office();
  const asked = async (audience: 'staff' | 'leaders', trial = false) => {
    const version = { ...office, policy: { ...office.policy, trial } };
    return (await rankingAnswer(service.stores, version, { id: 'g', audience }, now)).split('\n')[0];
  };
  expect(await asked('staff')).toBe('【排名】3月2日，截至15:20');
  expect(await asked('leaders')).toBe('【排名】3月2日（周一），截至15:20');
  // On trial the staff's version goes to the staff group.
  expect(await asked('leaders', true)).toBe('【排名】3月2日，截至15:20');
  expect((await digestAnswer(service.stores, service, office, now)).split('\n').slice(0, 2)).toEqual([
    '【日报】3月2日（周一），截至今天15:20',
    '今天 无新诉求；在办0，没有超期',
  ]);
});

it('the next moment is the earliest of all reports', async () => {
  expect(formatMoment(await nextReportMoment(service, at('2026-03-06 08:30')))).toBe('2026-03-06T17:30:00+08:00');
  expect(formatMoment(await nextReportMoment(service, at('2026-03-08 17:30')))).toBe('2026-03-09T08:30:00+08:00');
});

describe('the digest after the end of a month', () => {
  it('compares the two months, once, and keeps what it prints', async () => {
    await start({ now: at('2026-02-01 00:00') });
    const digestOn = async (morning: string) => {
      await queued();
      await sendLeaderDigest(service, at(`${morning} 08:30`));
      return (await queued()).filter(({ kind }) => kind === 'leaderDigest').at(-1)?.text ?? '';
    };
    expect(await digestOn('2026-03-31')).not.toContain('同2月比');
    expect(await digestOn('2026-04-01')).toContain('3月同2月比：收0（2月0），办结0（2月0）');
    const kept = await service.stores.publications.newest('leaderDigest', 'all', at('2026-04-01'));
    expect(kept?.tables.map(({ name }) => name)).toEqual(['recent', 'before', 'month', 'lastMonth', 'monthBefore']);
    expect(await digestOn('2026-04-02')).not.toContain('同2月比');
  });

  it('compares nothing where the office began in the earlier month', async () => {
    await start({ now: at('2026-02-03 09:00') });
    await sendLeaderDigest(service, at('2026-04-01 08:30'));
    expect((await queued()).at(-1)?.text).not.toContain('同2月比');
  });
});
