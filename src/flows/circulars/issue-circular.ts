import type { TicketNumber } from '../../domain/base/ids.ts';
import type { FigureWindow } from '../../domain/figures/figure-window.ts';
import { DEFAULT_SOURCE } from '../../domain/policy/default-policy.ts';
import type { OfficePolicy } from '../../domain/policy/office-policy.ts';
import { chooseCases } from '../../domain/report/chosen-cases.ts';
import type { Attachment, Circular } from '../../domain/report/circular.ts';
import { attachmentsOf } from '../../domain/report/circular-attachments.ts';
import type {
  CircularMatter,
  PublicityMatter,
  SourceMatter,
  TopicsMatter,
} from '../../domain/report/circular-matter.ts';
import { circularProofs, type DocumentProof } from '../../domain/report/circular-proofs.ts';
import type { Commended } from '../../domain/report/commended.ts';
import type { Proof } from '../../domain/report/printed-sheet.ts';
import { NO_SOURCE, type ProofSource } from '../../domain/report/proof-entries.ts';
import { refuseCircular } from '../../domain/report/refuse-circular.ts';
import { overviewTickets } from '../../domain/report/topic-overview.ts';
import { provenTickets } from '../../domain/report/topic-trend.ts';
import { SOURCE_TABLE } from '../../domain/source/source-table.ts';
import type { Day } from '../../domain/time/moment.ts';
import { caseTable } from '../../wording/circular-cases.ts';
import { proposedUnits } from '../../wording/circular-causes.ts';
import { correctionParts, type PrintedCorrections } from '../../wording/circular-corrections.ts';
import { addressee, circularTitle } from '../../wording/circular-head.ts';
import { type ClerkFile, circularText } from '../../wording/circular-text.ts';
import { commendList } from '../../wording/commend-list.ts';
import { type CountedLedgers, overviewSource } from './count-ledgers.ts';

export interface CircularToIssue {
  readonly policy: OfficePolicy;
  readonly window: FigureWindow;
  readonly counted: CountedLedgers;
  /** As it is named in the proof: `circular.docx`. */
  readonly document: string;
  readonly issued: Day;
  readonly rectifyBy: Day;
  /** Left out = a circular. */
  readonly purpose?: CircularMatter['purpose'] | undefined;
  /** 发文字号 */
  readonly number?: string | undefined;
  readonly issuer?: string | undefined;
  readonly paragraphs?: ClerkFile | undefined;
  /** Whom a person decided to praise and criticise; left out = `proposed` stands there as a proposal, or else what the rules propose. */
  readonly commend?: ClerkFile | undefined;
  readonly proposed?: Commended['units'] | undefined;
  /** Tickets to be told as examples; none = those extended and reworked most. */
  readonly cases?: readonly string[] | undefined;
  /** What the circular before has printed and would print otherwise today. */
  readonly corrections?: PrintedCorrections | undefined;
}

export interface IssuedCircular {
  readonly circular: Circular;
  readonly proofs: () => Iterable<DocumentProof>;
  /** Why it must not be issued, a sentence each with its place; none = it may. */
  readonly refusals: readonly string[];
}

/** Writes a circular from counted ledgers, and judges it as it would be printed. */
export function issueCircular(given: CircularToIssue): IssuedCircular {
  const { policy, counted } = given;
  const { matter, attachments, missing } = gather(given);
  const names = namesWithDigits(policy, attachments);
  const known = { matter, units: policy.units, names };
  const list = given.commend ? commendList(given.commend.text, known) : undefined;
  const commended = {
    confirmed: list !== undefined,
    units: list?.units ?? given.proposed ?? proposedUnits(matter.sources, policy.ranking),
  };
  const text = circularText({ ...matter, commended }, { clerk: given.paragraphs, units: policy.units });
  const corrected = given.corrections && correctionParts(given.corrections, attachments.length + 1);
  const circular: Circular = {
    issuer: matter.issuer,
    number: given.number ?? '',
    title: circularTitle(matter),
    addressee: addressee(matter.purpose),
    issued: given.issued,
    paragraphs: [...text.paragraphs, ...(corrected?.paragraphs ?? [])],
    attachments: [...attachments, ...(corrected?.attachments ?? [])],
  };
  const inFile = (file: string | undefined, faults: readonly { readonly line: number; readonly why: string }[] = []) =>
    faults.map(({ line, why }) => `${file} 第${line}行：${why}`);
  const judged = refuseCircular({ circular, units: policy.units, names });
  return {
    circular,
    proofs: () => circularProofs({ document: given.document, circular, ...whereProven(counted) }),
    refusals: [
      ...missing.map((number) => `--case ${number}：各来源本期收到的工单里没有这个编号，或者是敏感件、不能作案例`),
      ...inFile(given.commend?.file, list?.faults),
      ...inFile(given.paragraphs?.file, text.faults),
      ...judged.map(({ place, why }) => `${place}：${why}`),
    ].map((sentence) => (sentence.endsWith('？') ? sentence : `${sentence.replace(/。$/u, '')}。`)),
  };
}

interface Gathered {
  readonly matter: CircularMatter;
  readonly attachments: readonly Attachment[];
  /** Cases asked for that are in no ledger. */
  readonly missing: readonly string[];
}

function gather(given: CircularToIssue): Gathered {
  const { policy, window, counted, rectifyBy, issuer, purpose = 'circular', cases: asked = [] } = given;
  const attachments: Attachment[] = [];
  const sources: SourceMatter[] = [];
  const publicity: PublicityMatter[] = [];
  const media: PublicityMatter[] = [];
  const topics = purpose === 'topics' ? topicsMatter(counted, attachments) : undefined;
  for (const one of counted.printed) {
    const cases = 'figures' in one ? chooseCases(one.figures, asked) : [];
    const own = attachmentsOf(one.sheet.name, [...one.sheet.tables, ...caseTable(cases)]);
    const numbers = own.map((_, index) => attachments.length + index + 1);
    attachments.push(...own);
    if ('figures' in one) {
      const spec = policy.sources[one.figures.ledger.source.code] ?? DEFAULT_SOURCE;
      sources.push({ figures: one.figures, spec, cases, attachments: numbers });
      continue;
    }
    const [table, each] = one.sheet.tables;
    if (!table) continue;
    if ('filed' in one)
      publicity.push({ code: one.filed.table.code, name: one.filed.table.name, table, each, attachments: numbers });
    else media.push({ code: 'newMedia', name: one.sheet.name, table, attachments: numbers });
  }
  const told = new Set<string>(sources.flatMap(({ cases }) => cases.map(({ filed }) => filed.row.number)));
  return {
    matter: {
      office: policy.office,
      issuer: issuer ?? policy.office.issuer,
      window,
      purpose,
      sources,
      topics,
      publicity,
      media,
      commended: { confirmed: false, units: [] },
      rectifyBy,
    },
    attachments,
    missing: asked.filter((number) => !told.has(number)),
  };
}

/** Before all others: to leaders the whole comes first. */
function topicsMatter({ topics }: CountedLedgers, attachments: Attachment[]): TopicsMatter | undefined {
  if (!topics) return undefined;
  const { overview, places, decimals, sheet } = topics;
  attachments.push({ title: sheet.tables[0]?.title ?? sheet.name, tables: sheet.tables });
  return { overview, places, decimals, attachments: [attachments.length] };
}

/** Names that may hold a digit without anybody having counted: of sources, units and tables. */
const namesWithDigits = ({ units }: OfficePolicy, attachments: readonly Attachment[]): readonly string[] => [
  ...SOURCE_TABLE.flatMap(({ code, name, aliases }) => [code, name, ...aliases]),
  ...units.flatMap(({ name, aliases }) => [name, ...aliases]),
  ...attachments.map(({ title }) => title),
];

/** Figures hand on the very list of tickets they counted, so that a number of the text still knows its source by it. */
function whereProven({ printed, sheets, topics: all }: CountedLedgers) {
  const from = new Map<readonly TicketNumber[], ProofSource>();
  if (all) {
    const places = [...all.places.values()].flat().map(({ tickets }) => tickets);
    for (const tickets of [...overviewTickets(all.overview), ...places]) from.set(tickets, overviewSource(all));
  }
  for (const one of printed) {
    if (!('figures' in one)) continue;
    const { total, units, kinds, topics, grounds, changes } = one.figures;
    const changed = Object.values(changes).flatMap(({ of }) => Object.values(of));
    for (const { tickets } of [
      ...[
        total,
        ...one.figures.tiers.map(({ unitsInvolved }) => ({ unitsInvolved })),
        ...units.map(({ figures }) => figures),
      ].flatMap((figures) => Object.values(figures)),
      ...kinds,
      ...topics.flatMap(provenTickets),
      ...[...grounds.values()]
        .flatMap((one) => [...Object.values(one.tickets), one.silent])
        .map((tickets) => ({ tickets })),
      ...changed,
      ...changed.map(({ before }) => before),
    ])
      if (tickets.length > 0) from.set(tickets, one.figures);
  }
  const cells = new Map<Proof, { readonly sheet: string; readonly cell: string }>();
  for (const { name, rows: placed } of sheets)
    for (const { at, proof } of placed.flatMap((row) => row.cells))
      if (proof) cells.set(proof, { sheet: name, cell: at });
  return {
    sourceOf: ({ tickets }: Proof): ProofSource => from.get(tickets) ?? NO_SOURCE,
    cellOf: (proof: Proof) => cells.get(proof),
  };
}
