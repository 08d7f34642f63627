import { joined, type Runs, say, unitRun } from '../domain/report/circular.ts';
import type { CircularMatter, SectionPart } from '../domain/report/circular-matter.ts';
import type { Commended, CommendedUnit } from '../domain/report/commended.ts';
import { plain } from './circular-figures.ts';

type Kind = CommendedUnit['kind'];

const CONFIRMED: Readonly<Record<Kind, { readonly before: string; readonly after: string }>> = {
  praise: { before: '对下列单位予以通报表扬：', after: '' },
  criticism: { before: '对下列单位予以通报批评：', after: '请被批评的单位对照整改。' },
};
const PROPOSED: Readonly<Record<Kind, { readonly before: string; readonly after: string }>> = {
  praise: { before: '拟表扬（待审定）：', after: '' },
  criticism: { before: '拟通报批评（待审定）：', after: '' },
};
const KINDS: readonly Kind[] = ['praise', 'criticism'];

/** Who is praised and criticised, each with the causes; unconfirmed lists say that they are. */
export function commendedParts({ commended }: CircularMatter): readonly SectionPart[] {
  const paragraphs = KINDS.map((kind) => paragraph(kind, commended)).filter((runs) => runs.length > 0);
  return [{ heading: '', names: [], paragraphs }];
}

function paragraph(kind: Kind, { confirmed, units }: Commended): Runs {
  const named = units.filter((one) => one.kind === kind);
  if (named.length === 0) return [];
  const { before, after } = (confirmed ? CONFIRMED : PROPOSED)[kind];
  return say`${plain(before)}${joined(named.map(withCauses), '；')}。${plain(after)}`;
}

const withCauses = ({ unit, causes }: CommendedUnit): Runs =>
  causes.length === 0 ? [unitRun(unit)] : say`${unitRun(unit)}（${joined(causes, '，')}）`;
