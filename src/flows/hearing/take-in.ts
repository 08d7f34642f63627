import { isTalk } from '../../domain/office/talk.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { LoggedMessage, MessageOutcome } from '../../ports/message-log.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { runCommand } from '../commands/run-command.ts';
import { IGNORED, quotedPost } from '../opening/heard.ts';
import type { Service } from '../service.ts';
import { hearCode } from './hear-code.ts';
import { hearColleague } from './hear-colleague.ts';
import { hearResident } from './hear-resident.ts';
import { notePromise } from './note-promise.ts';
import { staffAlarm } from './staff-alarm.ts';
import { takeBack } from './take-back.ts';

const COMMAND: MessageOutcome = { reading: 'command', category: null, ticket: null };

/** Everything one message leads to, in one unit of work. Staff speak in commands; everybody else is a resident. */
export async function takeIn(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  message: LoggedMessage,
  now: Moment,
): Promise<MessageOutcome> {
  if (isTalk(message.group)) return hearColleague(stores, service, office, message, now);
  const group = office.directory.group(message.group);
  if (!group || message.kind === 'system') return IGNORED;
  if (message.kind === 'recall') return takeBack(stores, service, office, message, now);
  if (message.recalled) return IGNORED;
  if (await hearCode(stores, service, office, { message, group }, now)) return COMMAND;
  const person = office.directory.personByAccount(message.channel, message.from);
  if (!person) return hearResident(stores, service, office, { message, group }, now);
  const ran = await runCommand(
    stores,
    service,
    office,
    { message, actor: { kind: 'person', person }, group, quoted: await quotedPost(stores, message) },
    now,
  );
  if (ran) return COMMAND;
  const heard = { message, group };
  const noted = await notePromise(stores, service, office, { heard, actor: { kind: 'person', person } }, now);
  return noted === IGNORED ? staffAlarm(stores, service, office, heard, now) : noted;
}
