import type { QueryName } from '../../domain/chat-command/grammar.ts';
import { parseCommand } from '../../domain/chat-command/parse.ts';
import type { Said } from '../../domain/chat-command/said.ts';
import { withoutMentions } from '../../domain/complaint/normalise.ts';
import { personWords } from '../../domain/office/person-words.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { RESIDENT_REFUSAL } from '../../wording/refusals.ts';
import type { Heard } from '../opening/heard.ts';
import type { Service } from '../service.ts';
import { speak } from '../speaking/speak.ts';

/** A resident tried a command of the staff (“受理 0312-012”): he is told what he can say instead. False when it was none. */
export async function refuseResident(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  { message, group }: Heard,
  now: Moment,
): Promise<boolean> {
  const { directory, policy } = office;
  const said = parseCommand({
    text: message.text,
    mentionsBot: false,
    botNames: policy.office.botNames,
    quoted: undefined,
    directory,
  });
  const order = said?.kind === 'office' && (message.mentionsBot || said.toBot) && isOrder(message.text, office);
  if (!order && !isForStaff(said, message.mentionsBot)) return false;
  const draft = {
    kind: 'refusal',
    to: { group: group.id },
    channel: group.channel,
    tickets: [],
    mentions: [message.from],
    text: RESIDENT_REFUSAL,
    dedupeKey: `refusal:${message.channel}:${message.id}`,
    prompt: true,
  } as const;
  await speak(stores, service, office, [draft], now);
  return true;
}

/** What residents may ask in their own words (进度, 我的, 帮助), and what may be the beginning of a complaint. */
const OPEN_TO_ALL: readonly QueryName[] = ['lookUp', 'mine', 'help', 'open'];

/** A command on a ticket is nobody's small talk; a question of the staff is one only where it is put to the bot. */
function isForStaff(said: Said | undefined, toBot: boolean): boolean {
  if (said?.kind === 'lifecycle') return said.tickets.length > 0;
  if (said?.kind !== 'query' || said.row.action.kind !== 'query') return false;
  return toBot && !OPEN_TO_ALL.includes(said.row.action.query);
}

/** “确认”, “不是”, “改为…” are anybody's words, and so is a sentence that only begins like an order: “新增健身器材”. */
function isOrder(text: string, { directory, policy }: OfficeVersion): boolean {
  const words = withoutMentions(text, policy.office.botNames);
  const said = parseCommand({ text: words, mentionsBot: false, botNames: [], quoted: undefined, directory });
  if (said?.kind !== 'office') return false;
  const { order } = said;
  switch (order.order) {
    case 'confirm':
    case 'reject':
    case 'amend':
    case 'splitGroup':
      return false;
    case 'addPerson':
      return personWords(order.words, directory).roles.length > 0;
    case 'bind':
      return directory.people.some(({ name }) => order.words.startsWith(name));
    default:
      return true;
  }
}
