import { z } from 'zod';
import { documentNumber } from '../../../domain/report/document-number.ts';
import type { CircularWishes, HandedTable } from '../../../ports/circular-log.ts';

/** As long as a circular's own text; a form has to stay small enough for a phone. */
export const LONGEST_TEXT = 20_000;
export const LONGEST_LINE = 60;

/** As a browser sends it, without what no database takes: a NUL, half of a surrogate pair. */
const words = (most: number) =>
  z
    .string()
    .default('')
    // A form sends two signs for the one that its field counts.
    .transform((text) => text.replaceAll('\r\n', '\n').replaceAll('\0', '').toWellFormed())
    .pipe(z.string().max(most));

/** A field of one line: nothing that a program sends makes two of it. */
const line = (most: number) => words(most).transform((text) => text.replace(/\s+/gu, ' ').trim());

const ACTIONS = ['save', 'submit', 'drop', 'approve', 'sendBack'] as const;

/** What the forms of the page send. The button that takes a table away saves the rest, too. */
export const CircularForm = z.object({
  action: z.enum(ACTIONS).default('save'),
  revision: z.coerce.number().int().positive(),
  paragraphs: words(LONGEST_TEXT),
  commend: words(LONGEST_TEXT),
  confirmed: z.string().optional(),
  cases: words(500),
  number: line(LONGEST_LINE),
  issuer: line(LONGEST_LINE),
  rectifyBy: line(20),
  table: z.instanceof(File).optional().meta({ description: '各单位报送的表，.xlsx 或 .csv' }),
  tableName: line(LONGEST_LINE),
  remove: line(LONGEST_LINE).meta({ description: '要去掉的表的表名' }),
  text: words(500),
});
export type SentForm = z.output<typeof CircularForm>;

/** What was typed, with the tables that the draft has. */
export const wishesOf = (sent: SentForm, tables: readonly HandedTable[]): CircularWishes => ({
  paragraphs: sent.paragraphs,
  commend: sent.commend,
  commendConfirmed: sent.confirmed !== undefined,
  cases: sent.cases.split(/[\s,，、;；]+/u).filter((one) => one !== ''),
  number: documentNumber(sent.number)?.written ?? sent.number,
  issuer: sent.issuer,
  rectifyBy: sent.rectifyBy,
  tables: tables.filter(({ name }) => name !== sent.remove),
});

/** The last part of what a browser calls a file, short, without signs that mean something elsewhere. */
export const fileNameOf = (name: string): string =>
  (name.split(/[/\\]/u).at(-1) ?? '')
    .slice(-80)
    // After the cut, which may leave half of a sign: no database takes that.
    .replace(/[\p{Cc}\p{Cf}\p{Cs}<>"]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim() || '表';
