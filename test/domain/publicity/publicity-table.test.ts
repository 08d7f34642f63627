import { expect, it } from 'vitest';
import { publicityTable } from '../../../src/domain/publicity/publicity-table.ts';

it.each([
  'website',
  '网站公开信息报送',
  '网站公开信息报送情况',
  '网站公开信息报送情况统计表',
  '网站公开信息报送统计表',
])('is known by its name with or without what stands behind it: %s', (name) => {
  expect(publicityTable(name).code).toBe('website');
});

it.each(['网', '网站', '情况统计表', '表', '网站公开', '网站公开信息报送情况明细'])(
  'is not taken for another that only begins like it: %s',
  (name) => {
    expect(publicityTable(name)).toMatchObject({ name, code: name, rates: [] });
  },
);
