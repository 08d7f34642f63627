import { describe, expect, it } from 'vitest';
import { partNames } from '../../src/wording/part-names.ts';

const placed = (kind: string, tier: string) => ({
  unit: { id: `u-${kind}`, name: kind, kind, aliases: [], active: true },
  tier,
});

describe('the names of the tables of a split source', () => {
  it('are their tiers', () => {
    expect(partNames([[placed('town', '街镇'), placed('street', '街镇')], [placed('department', '部门')]])).toEqual([
      '街镇',
      '部门',
    ]);
  });

  it('are their kinds where two of one tier stand apart', () => {
    expect(partNames([[placed('town', '街镇')], [placed('street', '街镇')], [placed('department', '部门')]])).toEqual([
      '乡镇',
      '街道',
      '部门',
    ]);
  });

  it('are numbered where nothing else tells them apart', () => {
    expect(partNames([[placed('school', '其他')], [placed('hospital', '其他')]])).toEqual(['其他（1）', '其他（2）']);
  });
});
