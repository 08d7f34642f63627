import { talkAsGroup } from '../../domain/office/talk.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { LoggedMessage, MessageOutcome } from '../../ports/message-log.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { NOT_A_COMMAND } from '../../wording/answers.ts';
import { runCommand } from '../commands/run-command.ts';
import { IGNORED, quotedPost } from '../opening/heard.ts';
import { saidLately } from '../opening/said-lately.ts';
import type { Service } from '../service.ts';
import { speak } from '../speaking/speak.ts';

/**
 * A colleague says something to the bot alone: the commands of the staff group with the same rights, answered to him alone. Nobody else
 * is there to be meant, so the bot is spoken to without its name.
 */
export async function hearColleague(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  message: LoggedMessage,
  now: Moment,
): Promise<MessageOutcome> {
  const { channel, from } = message;
  const person = office.directory.personByAccount(channel, from);
  if (!person || message.recalled) return IGNORED;
  const spoken = {
    message: { ...message, mentionsBot: true },
    actor: { kind: 'person', person },
    group: talkAsGroup(channel, from),
    quoted: await quotedPost(stores, message),
  } as const;
  if (await runCommand(stores, service, office, spoken, now))
    return { reading: 'command', category: null, ticket: null };
  const draft = {
    kind: 'answer',
    to: { person: person.id },
    channel,
    tickets: [],
    mentions: [person.id],
    text: NOT_A_COMMAND,
    dedupeKey: `answer:${channel}:${message.id}`,
    prompt: true,
  } as const;
  if (!(await saidLately(stores, draft, now))) await speak(stores, service, office, [draft], now);
  return IGNORED;
}
