import { MEDIA_CHECKS } from '../domain/publicity/media-account.ts';
import { joined, label, type Runs, say, unitRun } from '../domain/report/circular.ts';
import type { CircularMatter, PublicityMatter, SectionPart } from '../domain/report/circular-matter.ts';
import { cellRun, plain, seeAttachments } from './circular-figures.ts';
import { periodName } from './period-name.ts';

/** How the units' new-media accounts were kept. */
export const mediaParts = ({ media, window }: CircularMatter): readonly SectionPart[] =>
  media.map((one) => ({
    heading: '政务新媒体运行情况',
    names: ['政务新媒体运行情况', '政务新媒体', one.name, one.code],
    paragraphs: [paragraph(one, label(periodName(window.period)))],
  }));

function paragraph({ table, attachments }: PublicityMatter, period: ReturnType<typeof label>): Runs {
  const total = table.rows.find(([first]) => first?.style === 'total') ?? [];
  const [, all, good, rate] = total.map(cellRun);
  const failed = MEDIA_CHECKS.map(({ title }): Runs => {
    const column = table.columns.indexOf(title);
    const units = table.rows.filter((row) => row[0]?.style !== 'total' && Number(row[column]?.value ?? 0) > 0);
    const named = units.map((row): Runs => [unitRun({ name: String(row[0]?.value ?? '') })]);
    const counted = cellRun(total[column] ?? { value: null, style: 'total' });
    return units.length === 0 ? [] : say`${plain(title)}的账号${counted}个，责任单位：${joined(named, '、')}`;
  });
  const found = joined(failed, '；');
  const result = found.length === 0 ? say`全部账号按期更新，原创达到要求。` : say`${found}。`;
  return say`${period}，按两周内更新、原创不低于六成的要求，共检查政务新媒体账号${all ?? []}个，合格账号${good ?? []}个，合格率${rate ?? []}${seeAttachments(attachments)}。${result}`;
}
