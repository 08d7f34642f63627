import type { AccountId } from '../../../domain/base/ids.ts';
import { grpcFaultOf, sendFaultOf } from './grpc-fault.ts';
import type { PlatformCalls } from './platform-calls.ts';
import type { Answer, Call } from './process-messages.ts';
import type { PuppetLink } from './puppet-link.ts';

/** How much of what the platform says about a refusal is passed on. */
const LONGEST_DETAIL = 120;

/** Does what the service asks for. Never rejects. */
export async function carryOut(call: Call, link: PuppetLink): Promise<Answer> {
  const calls = link.calls();
  if (!calls || link.self() === undefined) return { outcome: 'absent' };
  if (call.op === 'names') return { outcome: 'names', names: await namesOf(call.room, call.ids, calls) };
  try {
    const id =
      call.op === 'text'
        ? await calls.sendText(call.to, call.text, call.mentions)
        : await calls.sendPicture(call.to, call.name, call.bytes);
    return { outcome: 'sent', id };
  } catch (error) {
    const fault = grpcFaultOf(error);
    return { outcome: sendFaultOf(fault), detail: fault.details.slice(0, LONGEST_DETAIL) };
  }
}

/** Asked for at the moment of sending and kept nowhere. Whoever has no name, or is gone, is left out. */
async function namesOf(
  room: string,
  ids: readonly AccountId[],
  calls: PlatformCalls,
): Promise<Record<AccountId, string>> {
  const found = await Promise.all(
    ids.map(async (id) => [id, (await calls.memberNames(room, id).catch(() => []))[0]] as const),
  );
  return Object.fromEntries(found.filter((pair): pair is [AccountId, string] => pair[1] !== undefined));
}
