import type { FigureWindow } from '../../domain/figures/figure-window.ts';
import { measureEach } from '../../domain/figures/measure.ts';
import type { OfficePolicy } from '../../domain/policy/office-policy.ts';
import type { Circular } from '../../domain/report/circular.ts';
import type { DocumentProof } from '../../domain/report/circular-proofs.ts';
import { commendations } from '../../domain/report/commendation.ts';
import { circularCorrections, frozenSource } from '../../domain/report/frozen-source.ts';
import { ledgersOfTickets, unplacedUnit } from '../../domain/report/ledgers-of-tickets.ts';
import type { ProofEntry } from '../../domain/report/proof-entries.ts';
import type { ToldTicket } from '../../domain/report/told-ticket.ts';
import { dayOf, type Moment } from '../../domain/time/moment.ts';
import type { CircularDraft, CircularFiles, CircularWishes, KeptCircular } from '../../ports/circular-log.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { type PrintedCorrections, UNPLACED_NAME } from '../../wording/circular-corrections.ts';
import { CASE_FIELD, COMMEND_FIELD, PARAGRAPHS_FIELD, UNCONFIRMED } from '../../wording/circular-page.ts';
import type { DocumentDesk, Service } from '../service.ts';
import { windowOf } from './circular-window.ts';
import { type CountedLedgers, countLedgers, countSources } from './count-ledgers.ts';
import { dayToRectify } from './day-to-rectify.ts';
import { readKeptTables } from './handed-tables.ts';
import { type CircularToIssue, type IssuedCircular, issueCircular } from './issue-circular.ts';
import { letterOf } from './letter-of.ts';

/** As the proof calls the document. */
const DOCUMENT = 'circular.docx';
const REPORT = 'topics.docx';

export interface CircularToBuild {
  readonly stores: Pick<Stores, 'facts' | 'circulars'>;
  readonly service: Pick<Service, 'documents' | 'report'>;
  readonly office: Pick<OfficeVersion, 'policy' | 'calendar'>;
  readonly about: Pick<KeptCircular, 'id' | 'report' | 'period'>;
  readonly wishes: CircularWishes;
  readonly now: Moment;
}

/** Counts the tickets of the period and writes the circular as it would be issued today, with its files where there is a store for them. */
export async function buildCircular(given: CircularToBuild): Promise<CircularDraft> {
  const { wishes, now } = given;
  const { documents } = given.service;
  const handed = await readKeptTables(documents, given.office.policy.units, wishes.tables);
  const { policy, tickets, sources, window } = await readPeriod(given);
  const counted = countLedgers({ policy, sources, tables: handed.tables, window });
  const day = dayOf(now);
  const usual = dayToRectify(given.office, day);
  const { faults, ...letter } = await letterOf({
    ...{ circulars: given.stores.circulars, circular: given.about.id, wishes, usual, now },
  });
  const issued = issueCircular({
    ...{ policy, counted, window, document: DOCUMENT },
    ...{ ...letter, issued: day },
    paragraphs: { file: PARAGRAPHS_FIELD, text: wishes.paragraphs },
    commend: wishes.commendConfirmed ? { file: COMMEND_FIELD, text: wishes.commend } : undefined,
    // What nobody has confirmed stands on the page, never in a document that may be issued.
    proposed: [],
    cases: wishes.cases.map((asked) => numberIn(tickets, asked)),
    corrections: await correctionsBefore(given),
  });
  const { rectifyBy, issuer } = letter;
  const report = reportToLeaders(counted, { ...given, policy, issued: day, rectifyBy, issuer });
  return {
    wishes,
    refusals: [
      ...faults.map((fault) => `${fault}。`),
      ...handed.faults,
      ...(wishes.commend.trim() !== '' && !wishes.commendConfirmed ? [UNCONFIRMED] : []),
      ...issued.refusals.map((sentence) => sentence.replace(/^--case /u, CASE_FIELD)),
    ],
    sources: frozenOf(counted),
    proposed: proposals(tickets, window, policy),
    files: documents ? await writeFiles(documents, counted, { issued, report }) : null,
  };
}

/** Of the newest circular of the kind that was issued before: what it would print otherwise today. */
async function correctionsBefore({
  stores,
  office,
  about,
  now,
}: CircularToBuild): Promise<PrintedCorrections | undefined> {
  const issued = await stores.circulars.issued({ from: 0, to: now + 1 });
  const before = issued.filter(({ report, period }) => report === about.report && period < about.period);
  const last = before.toSorted((a, b) => (a.period < b.period ? -1 : 1)).at(-1);
  const printed = last && (await stores.circulars.revision(last.id, last.revision));
  if (!last || !printed) return undefined;
  const counted = await countAgain({ stores, office, about: last });
  const unit = (id: string): string => office.policy.units.find((one) => one.id === id)?.name ?? UNPLACED_NAME;
  return { number: last.number ?? '', corrections: circularCorrections(printed.sources, counted), unit };
}

/** The figures of the period by what is known now, as a circular freezes them: whoever opens an issued one waits for it. */
export const countAgain = async (given: PeriodToRead): Promise<CircularDraft['sources']> =>
  countSources(await readPeriod(given)).map(frozenSource);

type AboutPeriod = Pick<KeptCircular, 'report' | 'period'>;

interface PeriodToRead extends Pick<CircularToBuild, 'stores' | 'office'> {
  readonly about: AboutPeriod;
}

/** `0312-012` is said of the newest with that end. */
const numberIn = (tickets: readonly ToldTicket[], asked: string): string =>
  tickets.findLast(({ fact }) => fact.number.endsWith(asked) && /^\d{4}-\d+$/u.test(asked))?.fact.number ?? asked;

/** To be counted by the same definitions as ledgers; tickets with no unit of the office have a row of their own. */
async function readPeriod({ stores, office, about }: PeriodToRead) {
  const window = windowOf(about);
  const tickets = await stores.facts.toldBefore(window);
  const unplaced = unplacedUnit(tickets, office.policy.units);
  const policy = unplaced ? { ...office.policy, units: [...office.policy.units, unplaced] } : office.policy;
  return { tickets, policy, sources: ledgersOfTickets(tickets, window), window };
}

/** As the weekly report proposes them (0026), of the whole period. */
function proposals(tickets: readonly ToldTicket[], window: FigureWindow, { units, ranking }: OfficePolicy) {
  const facts = tickets.map(({ fact }) => fact);
  const { each } = measureEach(facts, window, ({ unit }) => unit);
  const judged = units.flatMap(({ id, active }) => {
    const figures = active ? each.get(id) : undefined;
    return figures ? [{ unit: id, figures }] : [];
  });
  return commendations(judged, ranking);
}

const frozenOf = ({ printed }: CountedLedgers): CircularDraft['sources'] =>
  printed.flatMap((one) => ('figures' in one ? [frozenSource(one.figures)] : []));

type ReportToWrite = Pick<CircularToBuild, 'about' | 'service'> &
  Pick<CircularToIssue, 'policy' | 'issued' | 'rectifyBy' | 'issuer'>;

/**
 * 诉求热点的报告 of the same figures. It has no words of a clerk: nobody could put right what is wrong in it, so that one that contradicts
 * itself is left out and the operator told, and the circular goes without.
 */
function reportToLeaders(counted: CountedLedgers, given: ReportToWrite): IssuedCircular | undefined {
  const { about, service, policy, issued, rectifyBy, issuer } = given;
  if (!counted.topics) return undefined;
  const window = windowOf(about);
  const report = issueCircular({
    ...{ policy, counted, window, issued, rectifyBy, issuer },
    ...{ document: REPORT, purpose: 'topics' as const, proposed: [] },
  });
  if (report.refusals.length === 0) return report;
  service.report({ fault: new Error(report.refusals.map(unquoted).join(' ')), where: REPORT });
  return undefined;
}

/** `正文第5段：…`: a paragraph begins with words of residents where it tells examples, and those belong into no log. */
const unquoted = (refusal: string): string => refusal.replace(/^(正文第\d+段)“[^\n]*?”：/u, '$1：');

interface Written {
  readonly issued: IssuedCircular;
  readonly report: IssuedCircular | undefined;
}

async function writeFiles(
  { files, document, sheets }: DocumentDesk,
  counted: CountedLedgers,
  { issued: { circular, proofs }, report }: Written,
): Promise<CircularFiles> {
  const { until, entries } = counted.proof;
  return {
    ...(report
      ? {
          topics: await files.save(await document.write(report.circular), 'docx'),
          // Apart: it quotes the report, and the staff group reads the other one.
          topicsProof: await files.save(jsonOf({ until, topics: rowed(report.proofs()) }), 'json'),
        }
      : {}),
    document: await files.save(await document.write(circular), 'docx'),
    workbook: await files.save(await sheets.write(counted.sheets), 'xlsx'),
    proof: await files.save(jsonOf({ until, numbers: rowed(entries()), circular: rowed(proofs()) }), 'json'),
    value: await files.save(jsonOf(circular), 'json'),
  };
}

/** Of tickets there are no rows of a file, they stand in the database: only numbers of tables handed in have any. */
const rowed = (entries: Iterable<ProofEntry | DocumentProof>) => [...entries].map(withRows);

function withRows({ rows, ...entry }: ProofEntry | DocumentProof) {
  return entry.tickets.length > 0 || Object.keys(rows).length === 0 ? entry : { ...entry, rows };
}

const jsonOf = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

/**
 * The document as it is issued: what was approved, to the letter, with its number and day. Nothing is counted again, or the leader would have
 * approved other figures.
 */
export async function issuedFiles(
  { files, document }: DocumentDesk,
  draft: CircularFiles,
  { number, now }: { readonly number: string; readonly now: Moment },
): Promise<CircularFiles> {
  const bytes = await files.read(draft.value);
  if (!bytes) throw new Error(`the draft ${draft.value} is not in the store of documents`);
  const approved = JSON.parse(new TextDecoder().decode(bytes)) as Circular;
  const circular: Circular = { ...approved, number, issued: dayOf(now) };
  return {
    ...draft,
    document: await files.save(await document.write(circular), 'docx'),
    value: await files.save(jsonOf(circular), 'json'),
  };
}
