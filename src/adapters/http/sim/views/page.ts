import type { PersonId } from '../../../../domain/base/ids.ts';
import type { Directory } from '../../../../domain/office/directory.ts';
import type { Audience, Group } from '../../../../domain/office/group.ts';
import type { OfficePolicy } from '../../../../domain/policy/office-policy.ts';
import type { Moment } from '../../../../domain/time/moment.ts';
import type { Html } from '../../html.ts';
import type { Entry } from '../history.ts';
import type { SceneState } from '../scenes/player.ts';
import type { OfferedScene } from '../scenes/scene-routes.ts';
import type { NextDue } from '../sim-time.ts';

/** The chat that is open. */
export type Chat = { readonly entries: readonly Entry[] } & (
  | { readonly kind: 'group'; readonly group: Group }
  | { readonly kind: 'direct'; readonly person: { readonly id: PersonId; readonly name: string } }
);

/** What the page shows. */
export interface Page {
  readonly policy: OfficePolicy;
  readonly directory: Directory;
  readonly groups: readonly Group[];
  /** Persons who were written to in private. */
  readonly directs: readonly PersonId[];
  readonly chat: Chat | undefined;
  readonly now: Moment;
  readonly movable: boolean;
  readonly next: NextDue | null;
  readonly quiet: string | null;
  readonly scenes: readonly OfferedScene[];
  readonly scene: SceneState | null;
  readonly style: Html;
}

export const AUDIENCE_NAMES: Readonly<Record<Audience, string>> = {
  residents: '居民群',
  staff: '工作群',
  leaders: '领导群',
};

export const chatName = (chat: Chat): string => (chat.kind === 'group' ? chat.group.name : `私聊：${chat.person.name}`);

/** `groups/…` or `directs/…`: how the page and its script name a chat. */
export const pathOf = (chat: Chat): string =>
  chat.kind === 'group' ? `groups/${chat.group.id}` : `directs/${chat.person.id}`;
