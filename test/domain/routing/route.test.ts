import { describe, expect, it } from 'vitest';
import type { Unit } from '../../../src/domain/office/unit.ts';
import { route } from '../../../src/domain/routing/route.ts';

const unit = (id: string, alias: string, active = true): Unit => ({
  id,
  name: `${alias}全称`,
  aliases: [alias],
  kind: 'department',
  active,
});

const policy = {
  units: [
    unit('shizheng', '区市政中心'),
    unit('chengguan', '区城管局'),
    unit('gongan', '公安分局'),
    unit('cangmenjie', '仓门街'),
    unit('gone', '老单位', false),
  ],
  areas: [
    { id: 'cm', name: '仓门街社区', unit: 'cangmenjie', estates: ['仓门福苑', '文化小区'] },
    { id: 'old', name: '老社区', unit: 'gone', estates: [] },
  ],
  routing: [
    { category: '城乡建设/噪音扰民', unit: 'gone' },
    { category: '城乡建设', area: 'cm', cue: '井盖', unit: 'chengguan' },
    { category: '城乡建设/市政设施', unit: 'shizheng' },
    { category: '环境保护', unit: 'chengguan' },
    { cue: 'KTV', unit: 'gongan' },
  ],
};
const residents = { area: 'cm' };
const ask = (category: string, text: string, where: { area?: string; group?: { area?: string; unit?: string } } = {}) =>
  route({ category, text, ...where }, policy);

describe('route', () => {
  it('takes the first rule that matches and says which', () => {
    expect(ask('城乡建设/市政设施', '路灯不亮')).toEqual({
      unit: 'shizheng',
      rule: '规则3：城乡建设/市政设施→区市政中心',
      by: 'rule',
    });
  });

  it('matches a whole top class, but no class that only begins alike', () => {
    expect(ask('环境保护/大气与异味', '油烟')?.rule).toBe('规则4：环境保护→区城管局');
    expect(ask('环境保护局', '油烟')).toBeUndefined();
    expect(ask('城乡建设', '路灯')).toBeUndefined();
  });

  it('needs every condition of a rule', () => {
    expect(ask('城乡建设/市政设施', '井盖坏了', { area: 'cm' })?.rule).toBe(
      '规则2：城乡建设、仓门街社区、提到“井盖”→区城管局',
    );
    expect(ask('城乡建设/市政设施', '井盖坏了')?.unit).toBe('shizheng');
    expect(ask('城乡建设/市政设施', '路灯坏了', { area: 'cm' })?.unit).toBe('shizheng');
  });

  it('finds a cue in any spelling', () => {
    expect(ask('其他', '楼下ｋｔｖ太吵')?.rule).toBe('规则5：提到“KTV”→公安分局');
  });

  it('falls back to the unit of the place the words name', () => {
    expect(ask('其他', '文化小区没人扫', { area: 'cm', group: { unit: 'gongan' } })).toEqual({
      unit: 'cangmenjie',
      rule: '按地点：文化小区属仓门街社区→仓门街',
      by: 'area',
    });
    expect(ask('其他', '仓门街社区没人扫', { area: 'cm' })?.rule).toBe('按地点：仓门街社区→仓门街');
  });

  it('then to the group: its own unit before its area’s', () => {
    expect(ask('其他', '没人扫', { area: 'cm', group: residents })).toEqual({
      unit: 'cangmenjie',
      rule: '按本群：仓门街社区→仓门街',
      by: 'group',
    });
    expect(ask('其他', '没人扫', { area: 'cm', group: { area: 'cm', unit: 'gongan' } })?.rule).toBe(
      '按本群：由公安分局负责',
    );
    expect(ask('其他', '没人扫', { group: { unit: 'gongan' } })?.unit).toBe('gongan');
  });

  it('passes over units that no longer take tickets, in rules, places and groups', () => {
    expect(ask('城乡建设/噪音扰民', '吵')).toBeUndefined();
    expect(ask('其他', '老社区没人扫', { area: 'old', group: residents })?.unit).toBe('cangmenjie');
    expect(ask('其他', '没人扫', { group: { area: 'old', unit: 'gone' } })).toBeUndefined();
  });

  it('never dispatches to a unit because the words name it', () => {
    expect(ask('其他', '公安分局不管，区城管局也不管')).toBeUndefined();
  });

  it('leaves the rest to the dispatcher', () => {
    expect(ask('其他', '没人扫', { area: 'unknown', group: {} })).toBeUndefined();
  });
});
