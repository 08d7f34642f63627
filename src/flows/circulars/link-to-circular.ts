import type { PersonId } from '../../domain/base/ids.ts';
import { DAY, type Moment } from '../../domain/time/moment.ts';
import type { Service } from '../service.ts';

/** The page of a circular, and how long a link to it serves: to work on it, and to read what was issued. */
export const CIRCULAR_PAGE = '/circular';
export const CIRCULAR_FILE = '/circular/file';
export const CIRCULAR_PURPOSE = 'circular';
const WORK_FOR = 7 * DAY;
const READ_FOR = 31 * DAY;

/** Which circular, and as whom it is read: one person with his rights, or whoever is in groups of an audience. */
export interface CircularReader {
  readonly circular: number;
  readonly as: { readonly person: PersonId } | { readonly audience: 'staff' | 'leaders' };
}

/** The way to a circular; undefined where there is no web address (a replay). */
export function linkToCircular(
  { links }: Pick<Service, 'links'>,
  { circular, as }: CircularReader,
  now: Moment,
): string | undefined {
  const subject = 'person' in as ? `${circular}:person:${as.person}` : `${circular}:${as.audience}:`;
  const expires = now + ('person' in as ? WORK_FOR : READ_FOR);
  return links?.link(CIRCULAR_PAGE, { purpose: CIRCULAR_PURPOSE, subject, expires });
}

const SUBJECT = /^(\d{1,9}):(person|staff|leaders):(.*)$/;

/** What a signed subject stands for; undefined for one that no link of ours has. */
export function circularReaderOf(subject: string): CircularReader | undefined {
  const [, circular, as, person = ''] = SUBJECT.exec(subject) ?? [];
  if (circular === undefined) return undefined;
  return {
    circular: Number(circular),
    as: as === 'person' ? { person } : { audience: as === 'staff' ? 'staff' : 'leaders' },
  };
}
