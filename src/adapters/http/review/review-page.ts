import type { Directory } from '../../../domain/office/directory.ts';
import type { Person } from '../../../domain/office/person.ts';
import type { OfficePolicy } from '../../../domain/policy/office-policy.ts';
import type { Moment } from '../../../domain/time/moment.ts';
import type { PersonalItem } from '../../../flows/reviewing/answer-on-page.ts';
import type { ReviewItem } from '../../../ports/review-list.ts';

/** What became of the answer that was just given. */
export type Notice =
  | { readonly kind: 'done'; readonly item: ReviewItem }
  | { readonly kind: 'refused'; readonly id: number; readonly sentence: string; readonly text: string };

export interface ReviewPage {
  readonly person: Person;
  readonly expires: Moment;
  readonly token: string;
  readonly items: readonly PersonalItem[];
  readonly notice: Notice | undefined;
  readonly policy: OfficePolicy;
  readonly directory: Directory;
  readonly now: Moment;
}
