import type { Group } from '../../domain/office/group.ts';
import { shortName } from '../../domain/office/unit.ts';
import { noticeKey } from '../../domain/post/etiquette.ts';
import type { PostDraft } from '../../domain/post/post.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import { notice, noticeMentionOnly } from '../../wording/notice.ts';
import { currentOffice, type Service } from '../service.ts';
import { speak } from '../speaking/speak.ts';
import { CHATTER_DAYS } from './forget-chatter.ts';

/**
 * The bot's first act in a residents' group is its notice (入群公告): what it does, who runs it, how to withdraw, what not to post. Once
 * per group of a platform: the key of the post remembers it.
 */
export async function greetGroups(service: Service, now: Moment): Promise<void> {
  const office = await currentOffice(service);
  const groups = office.policy.groups.filter((group) => group.audience === 'residents');
  const drafts = groups.map((group) => greeting(service, office, group));
  await service.work.run((stores) => speak(stores, service, office, drafts, now));
}

function greeting(service: Service, office: OfficeVersion, group: Group): PostDraft {
  const about = { office: office.policy.office, runBy: runnerOf(group, office), keptDays: CHATTER_DAYS };
  return {
    kind: 'notice',
    to: { group: group.id },
    channel: group.channel,
    tickets: [],
    mentions: [],
    text: service.seesAll(group.channel) ? notice(about) : noticeMentionOnly(about),
    dedupeKey: noticeKey(group),
    prompt: false,
  };
}

/** The unit that answers for the group, as its residents know it; else the office itself. */
function runnerOf(group: Group, { directory, policy }: OfficeVersion): string {
  const unit = directory.unit(group.unit ?? directory.area(group.area)?.unit);
  return unit ? shortName(unit) : policy.office.issuer;
}
