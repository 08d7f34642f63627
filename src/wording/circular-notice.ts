import { count } from '../domain/figures/measure.ts';
import type { FrozenSource } from '../domain/report/frozen-source.ts';
import { valuesOf } from '../domain/report/publication.ts';
import type { Moment } from '../domain/time/moment.ts';
import type { Period } from '../domain/time/period.ts';
import { periodName } from './period-name.ts';
import { when } from './times.ts';

/** `2026年3月`: how a circular is spoken of before it has a number. */
export const circularName = (period: Pick<Period, 'from' | 'to'>): string => periodName(period);

/** `2026年第3期` */
export const issueNumber = (year: string, place: number): string => `${year}年第${place}期`;

/** `“12345热线”收到10件，办结8件，在办超期1件`: a line a source. */
export const sourceLines = (sources: readonly FrozenSource[]): readonly string[] =>
  sources.map(({ name, table }) => {
    const { total } = valuesOf(table);
    const late = count(total, 'openOverdue');
    const carried = count(total, 'carriedOver');
    return `“${name}”收到${count(total, 'received')}件，办结${count(total, 'completed')}件${carried === 0 ? '' : `，以前各期存量${carried}件`}${late === 0 ? '' : `，在办超期${late}件`}`;
  });

/** What staff and leaders read when a circular is issued. Its text and tables stand on the page. */
export function circularPost(
  {
    number,
    name,
    sources,
    topics = false,
  }: {
    readonly number: string;
    readonly name: string;
    readonly sources: readonly FrozenSource[];
    /** The page has a report on hot topics for this reader. */
    readonly topics?: boolean;
  },
  link: string | undefined,
): string {
  return [
    `【通报】${number}：${name}群众诉求办理情况`,
    ...sourceLines(sources).map((line) => `${line}。`),
    ...(link === undefined ? [] : [`全文、附件${topics ? '、诉求热点报告' : ''}和台账：${link}`]),
  ].join('\n');
}

/** Under what a person is told of a draft or an approval that waits for him. */
export const openCircular = (link: string, until: Moment, now: Moment): string =>
  `打开通报稿：${link}\n链接只给您一个人用，${when(until, now)}前有效，请勿转发。`;

/** To the dispatcher alone, beside the list in the group. */
export const draftReady = (name: string, late: boolean, why: string): string =>
  why === ''
    ? `【通报初稿】${name}通报初稿已拟好${late ? '（补拟）' : ''}，请核对、补充后送审。`
    : `【通报初稿】${name}通报被退回：${why}。请修改后再送审。`;

// Answers to who works on it.
export const submitted = (letter: string, name: string): string => `${letter}已送审：${name}通报，等领导批准。`;
export const dropped = (letter: string, name: string): string => `${letter}已定不发：${name}通报。初稿留着备查。`;
export const approved = (letter: string, name: string, number: string): string =>
  `${letter}已批准，${name}通报按${number}印发。`;
export const sentBack = (letter: string, name: string): string => `${letter}已退回派单员修改：${name}通报。`;

export const SAVE_FOR_NEW_DAY = '初稿里的整改期限到了。请打开通报稿改整改期限（空着就按今天重新算），保存后再送审。';
export const SEND_BACK_FOR_NEW_DAY = '通报稿里的整改期限到了。请退回，由派单员改期限、保存后再送审。';
export const NUMBER_TAKEN = '通报稿的发文字号已经被另一期通报用了。请退回，由派单员换一个再送审。';
export const NO_LEADER = '人员名单里还没有领导，没有人能批准。请管理员加上领导后再送审。';
export const NO_DOCUMENT = '通报稿还没有生成文件，不能印发。请在通报稿页面点“保存”重新生成。';
export const mustBePutRight = (refusals: readonly string[]): string =>
  `通报稿有${refusals.length}处要先改，改好才能送审：${refusals.slice(0, 3).join('')}${refusals.length > 3 ? '其余见通报稿页面。' : ''}`;
export const CIRCULAR_SETTLED = '这一期通报已经处理过了，请刷新页面。';
