import { describe, expect, test } from 'vitest';
import { buildGazetteer } from '../../../src/domain/complaint/gazetteer.ts';
import { findPlace, holdsDoor, withoutDoors } from '../../../src/domain/complaint/place.ts';
import { subjectOf } from '../../../src/domain/complaint/subject.ts';

const gazetteer = buildGazetteer([
  { id: 'cm-a', name: '梧桐社区', estates: ['梧桐花园', '梧桐花园北区'] },
  { id: 'cm-b', name: '河沿社区', estates: ['河沿家属院'] },
]);

describe('地点', () => {
  test.each([
    ['梧桐花园3号楼电梯坏了', '梧桐花园3号楼', 'cm-a', 'estate'],
    ['梧桐花园北区12栋2单元漏水', '梧桐花园北区12栋', 'cm-a', 'estate'],
    ['河沿家属院路灯不亮', '河沿家属院', 'cm-b', 'estate'],
    ['河沿社区垃圾没人清', '河沿社区', 'cm-b', 'area'],
    ['Ａ８幢３单元５０２室漏水', 'A8幢', undefined, 'building'],
    ['15-2302 楼上漏水', '', undefined, 'none'],
    ['3号楼302室漏水', '3号楼', undefined, 'building'],
    ['电梯坏了', '', undefined, 'none'],
  ])('%s → %s', (text, place, areaId, by) => {
    const found = findPlace(text, gazetteer);
    expect(found).toEqual({ text: place, by, ...(areaId === undefined ? {} : { areaId }) });
    expect(holdsDoor(found.text)).toBe(false);
  });

  test.each(['15-2302', '3-1-502', '2单元1202室', '302室', '12栋2单元', '5栋1203'])('%s is a door', (text) =>
    expect(holdsDoor(text)).toBe(true),
  );
  test.each(['3号楼', '0312-012', '20260312-012', '2019年', '三天没水'])('%s is none', (text) =>
    expect(withoutDoors(text)).toBe(text),
  );
});

describe('事由', () => {
  test.each([
    ['@小邻 你好，请问梧桐花园3号楼电梯什么时候修', '梧桐花园3号楼电梯什么时候修'],
    ['您好，12栋2单元301室楼上漏水，我叫王小明，电话13800000000', '12栋楼上漏水'],
    ['他妈的路灯又不亮了', '路灯又不亮了'],
    ['投诉：物业乱收费！！！', '物业乱收费'],
    ['暖气片漏水 联系人赵明 13800000000', '暖气片漏水'],
    ['联系我孙志强 138 0000 0000，暖气片漏水', '暖气片漏水'],
    ['5栋803周四家每晚放音响，他电话13800000000', '5栋一家每晚放音响'],
    ['我是6号楼的何女士，家里停气', '6号楼家里停气'],
    ['我叫吴丽丽家里没电', '家里没电'],
    ['请公布值班电话', '请公布值班电话'],
    ['20260310-004的路灯还没亮', '20260310-004的路灯还没亮'],
    ['2单元门口积水', '门口积水'],
    ['第5单元3楼楼道灯坏了', '楼道灯坏了'],
    ['3号楼第2单元楼道灯坏了', '3号楼楼道灯坏了'],
    ['我家在第5单元502室漏水', '我家漏水'],
    ['2单元和第3单元的灯坏了', '灯坏了'],
    ['从5单元到6单元的灯都不亮', '灯都不亮'],
    ['5号楼5单元的灯坏了', '5号楼的灯坏了'],
    ['楼道（3单元）灯坏了', '楼道灯坏了'],
    ['现在2单元停水了', '现在停水了'],
    ['另外井盖也松了', '井盖也松了'],
    ['还有井盖也松了', '井盖也松了'],
    ['对了，井盖松了', '井盖松了'],
    ['我也反映一下井盖松了', '井盖松了'],
    ['顺便问一下几点来水', '几点来水'],
    ['还有两天就停暖了', '还有两天就停暖了'],
    ['我们3号楼电梯又坏了', '3号楼电梯又坏了'],
    ['我们要停水到什么时候', '我们要停水到什么时候'],
  ])('%s → %s', (text, subject) => expect(subjectOf(text, { botNames: ['小邻'] })).toBe(subject));

  test.each(['', '   ', '13800000000', '你好', '302室', '🙏🙏'])('“%s” leaves the category', (text) => {
    expect(subjectOf(text, { fallback: '市政设施' })).toBe('市政设施');
    expect(subjectOf(text)).toBe('诉求');
  });

  test('a place leads what does not name it; a sensitive matter says only its class', () => {
    const place = findPlace('梧桐花园3号楼', gazetteer);
    expect(subjectOf('电梯停了两天', { place })).toBe('梧桐花园3号楼电梯停了两天');
    expect(subjectOf('3号楼电梯停了两天', { place })).toBe('梧桐花园3号楼电梯停了两天');
    expect(subjectOf('社区主任收红包', { matter: 'ofStaff', fallback: '村务' })).toBe('诉求');
  });
});
