import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { zipArchive } from '../fixtures/zip-archive.ts';
import { EXAMPLES } from '../scenarios/example-month.ts';

if (EXAMPLES === '') console.info('published circulars: skipped, EXAMPLES_DIR is missing');

const SCRIPT = fileURLToPath(new URL('../../scripts/check-circular.ts', import.meta.url));
const folder = mkdtempSync(path.join(os.tmpdir(), 'check-circular-'));
const run = (...args: string[]) => spawnSync(process.execPath, [SCRIPT, ...args], { encoding: 'utf8' });
const file = (name: string, content: string | Buffer): string => {
  writeFileSync(path.join(folder, name), content);
  return path.join(folder, name);
};
const found = (text: string) =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

const cell = (text: string, format = ''): string =>
  `<w:tc><w:tcPr>${format}</w:tcPr><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
const row = (...cells: string[]): string =>
  `<w:tr>${cells.map((one) => (one.startsWith('<') ? one : cell(one))).join('')}</w:tr>`;
const docx = (total: string): Buffer =>
  zipArchive({
    'word/document.xml': `<w:document><w:body><w:p><w:r><w:t>“12345”热线收到7件</w:t></w:r><w:del><w:r><w:delText>9件</w:delText></w:r></w:del><w:r><w:t>，办结7件。</w:t></w:r></w:p>
      <w:p><w:r><w:t>“12345”热线情况统计表</w:t></w:r></w:p><w:tbl>${row('序号', '单位', '收到', '办结')}${row('1', '示例一局', '3', '3')}${row('2', '示例二局', '4', '4')}
      ${row(cell('合计', '<w:gridSpan w:val="2"/>'), total, '7')}</w:tbl></w:body></w:document>`,
  });

/** The line of sums begins in the second column of the grid. */
const leftOut = (received: string, completed: string): Buffer =>
  zipArchive({
    'word/document.xml': `<w:document><w:body><w:p><w:r><w:t>“12345”热线情况统计表</w:t></w:r></w:p><w:tbl>${row('序号', '单位', '收到', '办结')}${row('1', '示例一局', '3', '3')}${row('2', '示例二局', '4', '4')}
      ${row('合计', received, completed).replace('<w:tr>', '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>')}</w:tbl></w:body></w:document>`,
  });

describe('check-circular', () => {
  it('reads a row of a .docx that leaves out its first column', () => {
    expect(run(file('left.docx', leftOut('7', '7')))).toMatchObject({ status: 0, stdout: '', stderr: '' });
    expect(run(file('left-wrong.docx', leftOut('7', '8'))).status).toBe(1);
  });

  it('reads a .docx with merged and deleted text', () => {
    expect(run(file('right.docx', docx('7')))).toMatchObject({ status: 0, stdout: '', stderr: '' });
    const wrong = run(file('wrong.docx', docx('8')));
    expect(wrong.status).toBe(1);
    expect(found(wrong.stdout)).toEqual([
      {
        place: '表1第3行“收到”列',
        quote: '合计 8',
        printed: '8',
        counted: '7',
        why: '上面2行加起来是7，合计印的是8',
        kind: 'error',
      },
    ]);
  });

  it('reads text in GBK and speaks to clerks', () => {
    // 收到10件，办结9件，办结率80%。
    const gbk = Buffer.from('cad5b5bd3130bcfea3acb0ecbde139bcfea3acb0ecbde1c2ca383025a1a3', 'hex');
    const { status, stdout } = run(file('gbk.txt', gbk), '--human');
    expect(status).toBe(1);
    expect(stdout).toBe('【错误】第1行“办结率80%”：按印出的件数算，9÷10=90%，印的是80%。\n共1处：错误1处。\n');
  });

  it.each([
    ['空的', file('empty.txt', ''), '文件是空的'],
    ['没有中文', file('english.txt', 'nothing here 12'), '没有通报的正文'],
    ['坏的压缩包', file('broken.docx', Buffer.from('PK\u0003\u0004broken')), '文件损坏'],
    ['缺了正文的 docx', file('cut.docx', docx('7').subarray(0, 200)), '文件损坏'],
    ['旧版 .doc', file('old.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex')), '另存为 .docx'],
    ['不存在', path.join(folder, 'none.docx'), '打不开文件'],
    ['台账', file('ledger.txt', '工单编号\t诉求内容\t次数\nA1\t路灯\t1\nA2\t路灯\t2'), '台账'],
    ['炸弹', file('bomb.docx', zipArchive({ 'word/document.xml': Buffer.alloc(40_000_000, 0x20) })), '没有读'],
  ])('refuses %s', (_, name, sentence) => {
    const { status, stdout, stderr } = run(name);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(sentence);
  });

  it('explains itself', () => {
    expect(run('--help').stdout).toContain('npm run -s check-circular');
    expect(run().status).toBe(2);
  });
});

describe.skipIf(EXAMPLES === '')('published circulars', () => {
  const printed = (name: string): readonly (readonly string[])[] =>
    found(run(path.join(EXAMPLES, `reference/text/${name}.txt`)).stdout).map((one) => [
      one.kind,
      one.printed,
      one.counted,
    ]);

  it.each([
    ['jingchu-2019-05', []],
    ['reply-workflow', []],
    ['yunxi-2020-07', [['error', '27.5%', '21.6%']]],
    [
      'fengxian-2023-q3',
      [
        ['remark', '93.54%', '93.55%'],
        ['error', '96.69%', '98.34%'],
        ['error', '27%', '26%'],
        ['remark', '9%', '10%'],
        ['remark', '9%', '10%'],
      ],
    ],
    [
      'xining-2023-10',
      [
        ['error', '47项', '56项'],
        ['error', '296条', '297条或295条'],
        ['error', '导致延期', '0'],
        ['error', '西宁凤凰投资开发有限公司', ''],
        ['error', '卓芮投资管理有限公司', ''],
        ['remark', '', ''],
      ],
    ],
  ])('%s: what is known to be wrong, and nothing else', (name, expected) => {
    expect(printed(name)).toEqual(expected);
  });
});
