import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeReply } from '../../../src/domain/reply/judge-reply.ts';
import { type KnownNames, NO_NAMES } from '../../../src/domain/reply/wrong-name.ts';

const NAMES: KnownNames = {
  places: ['文化小区', '柳荫小区', '香溪里', '人民佳苑'],
  ownUnit: ['河沿社区', '河沿社区居民委员会'],
  otherUnits: ['仓门街街道', '区城管局'],
};

const judged = (complaint: string, reply: string, names = NAMES) =>
  judgeReply({ title: '', text: complaint, reply, result: 'resolved', names });

/** complaint, reply, the beginning of the fault it must have; none = it must pass. */
const ROWS = readFileSync(path.join(import.meta.dirname, 'short-replies.csv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',') as [string, string, string]);

describe('short replies of the chat', () => {
  it('are many, good and bad', () => {
    expect(ROWS.filter(([, , fault]) => fault === '').length).toBeGreaterThanOrEqual(35);
    expect(ROWS.filter(([, , fault]) => fault !== '').length).toBeGreaterThanOrEqual(25);
  });

  it.each(ROWS)('%s → %s: %s', (complaint, reply, fault) => {
    const { faults } = judged(complaint, reply);
    if (fault === '') expect(faults).toEqual([]);
    else expect(faults.join('；')).toContain(fault);
  });
});

const ASKED =
  '柳荫小区北门外的河道里常年堆着建筑垃圾，夏天又臭又招蚊子，跟物业说过好几次都没有人来清理，希望能彻底清理一次，再立个禁止倾倒的牌子。';
const ANSWERED =
  '您好！您反映的“柳荫小区北门河道堆放建筑垃圾”的问题，我局经现场核查属实。根据《城市市容和环境卫生管理条例》，已责令施工单位于3月10日前清运，' +
  '目前河道垃圾已清理完毕，并设置了禁止倾倒的标牌。如还有问题，可拨打0000-1234567。';

describe('letters', () => {
  it('pass when they answer, and say so in figures', () => {
    const verdict = judged(ASKED, ANSWERED);
    expect(verdict.faults).toEqual([]);
    expect(verdict.score).toBeGreaterThan(0.9);
    expect(verdict.complete).toBeGreaterThan(0.8);
    expect(verdict.explain).toBeGreaterThan(0.5);
  });

  it('that answer another complaint score low and are named', () => {
    const other =
      '您好！您咨询的灵活就业人员养老保险补缴一事，经查，根据省人社厅有关规定，2011年7月之前未参保的年限不能补缴，您可以继续缴费至满十五年，或办理延长缴费。详情请到政务大厅社保窗口咨询。';
    const verdict = judged(ASKED, other);
    expect(verdict.score).toBeLessThan(0.1);
    expect(verdict.faults).toEqual(['像是答非所问，请核对是不是这件事']);
    expect(judged(ASKED, ANSWERED).score).toBeGreaterThan(verdict.score);
  });

  it('are told which parts they lack', () => {
    const thin =
      '柳荫小区北门河道的建筑垃圾这件事大家都很关心，河道里的垃圾是大家的事情，希望居民们都能爱护河道，一起维护柳荫小区北门河道的环境，共同把家园建设得更好。';
    expect(judged(ASKED, thin).faults).toEqual([
      '缺少答的是哪件事、查明的情况、依据、办理的结果、时间、联系方式，请补上',
    ]);
  });

  it('that only thank and forward are empty, whatever their length', () => {
    const empty =
      '尊敬的居民：您好！您的来信收悉，我们高度重视，您反映的问题已转相关部门处理，请您耐心等待，感谢您对我们工作的理解和支持！2026年3月2日';
    expect(judged(ASKED, empty).faults).toEqual(['只有套话，没有办理情况']);
    expect(judged(ASKED, empty).complete).toBeLessThan(judged(ASKED, ANSWERED).complete);
  });

  it('of another region are named', () => {
    const { faults } = judged(
      'A7县东门市场停车难',
      '您好，K3县东门市场停车场已于3月建成开放，可停放120辆车。',
      NO_NAMES,
    );
    expect(faults).toEqual(['名称对不上：写的是“K3”，请核对']);
  });
});

describe('any text', () => {
  it('is judged without throwing, within 0..1', () => {
    const text = fc.string({ unit: 'binary', maxLength: 400 });
    fc.assert(
      fc.property(text, text, text, (title, complaint, reply) => {
        const verdict = judgeReply({ title, text: complaint, reply, result: 'resolved', names: NAMES });
        for (const figure of [verdict.score, verdict.complete, verdict.explain]) {
          expect(figure).toBeGreaterThanOrEqual(0);
          expect(figure).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
    );
  });

  const PIECES = [
    '您好！',
    '1、',
    '“',
    '尽快',
    '已转',
    '如果您有',
    '感谢',
    '3号楼',
    'uu0',
    '0731-',
    '𠀀',
    '\ud800',
    '文化小区',
    ' ',
  ];

  it('of a million characters takes no more than linear time', () => {
    const timed = (length: number, piece: string): number => {
      const text = piece.repeat(Math.ceil(length / piece.length));
      const from = performance.now();
      judged(text, text);
      return performance.now() - from;
    };
    for (const piece of PIECES) {
      timed(10_000, piece);
      const [small, large] = [Math.max(5, timed(100_000, piece)), timed(1_000_000, piece)];
      expect(large, piece).toBeLessThan(small * 10 * 3);
    }
  }, 60_000);
});
