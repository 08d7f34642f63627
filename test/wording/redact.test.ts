import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redact } from '../../src/wording/redact.ts';

describe('redact', () => {
  test.each([
    ['电话13812345678，138 1234 5678', '电话（电话略），（电话略）'],
    ['座机0971-8223344，热线12345', '座机（电话略），热线12345'],
    ['身份证63010219900101123X', '身份证（证件号略）'],
    ['卡号6222 0212 3456 7890 123', '卡号（卡号略）'],
    ['3号楼3单元502的水管坏了', '3号楼的水管坏了'],
    ['15-2302和502室漏水', '和漏水'],
    ['青A12345堵住消防通道', '（车牌略）堵住消防通道'],
    ['王女士您好，已更换门机配件', '居民您好，已更换门机配件'],
    ['我叫张三，家里停水了', '，家里停水了'],
    ['@3栋李 您看一下', '您看一下'],
    ['暖气片漏水 联系人赵明 13800000000', '暖气片漏水 联系人 （电话略）'],
    ['联系我孙志强 138 0000 0000', '联系我 （电话略）'],
    ['5栋803周四家每晚放音响，他电话13800000000', '5栋一家每晚放音响，他电话（电话略）'],
    ['我是6号楼的何女士，家里停气', '我是6号楼的居民，家里停气'],
    ['我叫吴丽丽家里没电', '家里没电'],
    ['本人吴丽丽，住6号楼', '，住6号楼'],
    ['我是3栋的王大明，楼顶漏水', '我是3栋的，楼顶漏水'],
    ['已到3栋李姐家修好，王叔也看了', '已到3栋住户家修好，住户也看了'],
    ['2单元门口积水', '门口积水'],
    ['微信号abc_12345加我', '（账号略）加我'],
  ])('%s', (text, expected) => {
    expect(redact(text)).toBe(expected);
  });

  test.each([
    '0312-012和20260312-012是同一件事',
    '已更换门机配件，3月13日10:30恢复运行，物业每月检查一次并张贴记录。',
    '文化小区3号楼电梯（东侧）停运两天；请尽快修！',
    '请公布应急电话和联系方式',
    '0310-004的应急电话没人接，20260310-004也一样',
    '本人于2018年5月购房，业主方便时联系物业',
    '1号楼高层家家漏水，万家灯火',
    '我是新来的，马路边的叔叔阿姨和姐姐妹妹都说吵',
    '孩子的姐姐和叔叔都在等',
    '2026-03-12已通知，12345、110、119照常受理',
  ])('leaves %s as it is', (text) => {
    expect(redact(text)).toBe(text);
  });

  test("the office's own numbers stay", () => {
    expect(redact('请打0971-8223344或13812345678', ['0971-8223344'])).toBe('请打0971-8223344或（电话略）');
  });
});

describe('whatever stands around it', () => {
  const around = fc.stringMatching(/^[\u4e00-\u9fff，。！ ]{0,12}$/u);
  const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`, 'u'));
  const mobile = fc.tuple(fc.constantFrom('13', '15', '17', '18', '19'), digits(9)).map((parts) => parts.join(''));
  const grouped = (number: string): readonly string[] => [
    number,
    `${number.slice(0, 3)} ${number.slice(3, 7)} ${number.slice(7)}`,
    `${number.slice(0, 3)}-${number.slice(3, 7)}-${number.slice(7)}`,
    `+86${number}`,
    number.replaceAll(/\d/gu, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  ];

  const neverHolds = (secret: fc.Arbitrary<{ written: string; digits: string }>): void =>
    fc.assert(
      fc.property(around, secret, around, (before, { written, digits: bare }, after) => {
        expect(
          redact(`${before}${written}${after}`)
            .normalize('NFKC')
            .replaceAll(/[^\dXx]/gu, ''),
        ).not.toContain(bare);
      }),
    );

  test('no mobile number gets through, however it is written', () => {
    neverHolds(
      mobile.chain((number) => fc.constantFrom(...grouped(number)).map((written) => ({ written, digits: number }))),
    );
  });

  test('no identity or card number gets through', () => {
    neverHolds(
      fc.oneof(digits(15), digits(16), digits(18), digits(19)).map((number) => ({ written: number, digits: number })),
    );
    neverHolds(digits(17).map((number) => ({ written: `${number}X`, digits: number })));
  });

  test('no room gets through', () => {
    const number = (min: number, max: number) => fc.integer({ min, max });
    const door = fc
      .tuple(number(1, 9), number(101, 3299), fc.constantFrom('单元', '-'))
      .map(([unit, room, link]) => ({ written: `${unit}${link}${room}`, digits: String(room) }));
    neverHolds(door);
    neverHolds(number(101, 3299).map((room) => ({ written: `${room}室`, digits: String(room) })));
  });

  test('twice is once', () => {
    fc.assert(
      fc.property(around, mobile, around, (before, number, after) => {
        const once = redact(`${before}${number}${after}`);
        expect(redact(once)).toBe(once);
      }),
    );
  });
});
