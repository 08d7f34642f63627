import { describe, expect, it } from 'vitest';
import { type AlreadyThere, type MissedLine, sortLines } from '../../../src/domain/chat-log/sort-lines.ts';
import { MINUTE } from '../../../src/domain/time/moment.ts';

const AT = 1_000 * MINUTE;
const line = (text: string, given: Partial<MissedLine> = {}): MissedLine => ({
  line: 1,
  at: AT,
  text,
  name: '甲',
  ...given,
});
const heard = (text: string, from = 'wx-1', at = AT, id = `m-${text}-${from}`) => ({ id, at, from, text });
const NAMES = { bot: ['小邻'], staff: new Set(['王科长']), isStaff: (account: string) => account === 'wx-staff' };
const fates = (lines: readonly MissedLine[], there: Partial<AlreadyThere>): readonly string[] =>
  sortLines(lines, { heard: [], said: [], ...there }, NAMES).map(({ fate }) => fate);

describe('what was missed', () => {
  it('is what had not arrived: spaces, signs and mentions make no difference, two minutes do not either', () => {
    const lines = [line('@小邻 楼道灯坏了！'), line('楼道灯坏了', { at: AT + 10 * MINUTE }), line('停水了')];
    expect(fates(lines, { heard: [heard('@小邻楼道灯坏了', 'wx-1', AT + 2 * MINUTE)] })).toEqual([
      'heard',
      'missed',
      'missed',
    ]);
    expect(fates([line('👍')], { heard: [heard('👏')] })).toEqual(['missed']);
  });

  it('may be the second of two who said the same', () => {
    expect(
      fates([line('停水了', { name: '甲' }), line('停水了', { name: '乙' })], { heard: [heard('停水了')] }),
    ).toEqual(['heard', 'missed']);
  });

  it('is known by its id first', () => {
    const lines = [line('停水了', { id: 'm1', from: 'wx-1' }), line('停水了', { id: 'm2', from: 'wx-1' })];
    expect(fates(lines, { heard: [heard('停水了', 'wx-1', AT, 'm2')] })).toEqual(['missed', 'heard']);
  });

  it('is nothing the bot or a member of staff said', () => {
    const said = [{ at: AT + 5 * MINUTE, text: '您反映的“楼道灯坏了”已登记，编号0302-001。' }];
    const lines = [
      line('随便什么', { name: '小邻' }),
      line('@甲 您反映的“楼道灯坏了”已登记，编号0302-001。', { name: '群助手' }),
      line('马上派人去', { name: '王科长' }),
      line('马上派人去', { from: 'wx-staff' }),
    ];
    expect(fates(lines, { said })).toEqual(['own', 'own', 'staff', 'staff']);
  });
});

describe('whose nickname it is', () => {
  const accounts = (lines: readonly MissedLine[], there: AlreadyThere['heard']) =>
    sortLines(lines, { heard: there, said: [] }, NAMES).map(({ account }) => account);

  it('shows where the service has heard the same person in the same log', () => {
    const lines = [line('三号楼的楼道灯坏了'), line('停水了'), line('停电了', { name: '乙' })];
    expect(accounts(lines, [heard('三号楼的楼道灯坏了')])).toEqual(['wx-1', 'wx-1', undefined]);
  });

  it('stays open where it is not certain', () => {
    const twoNames = [line('三号楼的楼道灯坏了'), line('五号楼的电梯坏了', { name: '乙' })];
    expect(accounts(twoNames, [heard('三号楼的楼道灯坏了'), heard('五号楼的电梯坏了')])).toEqual([
      undefined,
      undefined,
    ]);
    const twoAccounts = [line('三号楼的楼道灯坏了'), line('五号楼的电梯坏了')];
    expect(accounts(twoAccounts, [heard('三号楼的楼道灯坏了'), heard('五号楼的电梯坏了', 'wx-2')])).toEqual([
      undefined,
      undefined,
    ]);
    expect(accounts([line('停水了')], [heard('停水了')])).toEqual([undefined]);
  });
});
