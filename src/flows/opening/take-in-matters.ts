import { sharedThing } from '../../domain/complaint/shared-thing.ts';
import { partsOf, withoutTurn } from '../../domain/complaint/two-matters.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { LoggedMessage, MessageOutcome } from '../../ports/message-log.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { Service } from '../service.ts';
import type { Heard } from './heard.ts';
import { type Judge, judgeOf, rememberingJudge } from './judge.ts';
import { takeInComplaint } from './take-in-complaint.ts';

/** What a resident's message becomes; two matters in one message become two tickets. The outcome names the first. */
export async function takeInMatters(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  heard: Heard,
  now: Moment,
): Promise<MessageOutcome> {
  const judge = rememberingJudge(judgeOf(service, office));
  const [first = heard.message.text, ...others] = await mattersIn(judge, heard.message);
  const as = (text: string) => ({ ...heard, message: { ...heard.message, text }, judge });
  const outcome = await takeInComplaint(stores, service, office, as(first), now);
  for (const other of others) await takeInComplaint(stores, service, office, as(other), now);
  return outcome;
}

/** Each is a complaint by itself, and no two are of one category or about one thing; in doubt the message is one matter. */
async function mattersIn(judge: Judge, { text, kind }: LoggedMessage): Promise<readonly string[]> {
  const parts = kind === 'image' ? [text] : partsOf(text);
  if (parts.length < 2) return [text];
  const matters: { readonly text: string; readonly category: string }[] = [];
  for (const part of parts) {
    const own = withoutTurn(part);
    const { reading, category, sensitive } = await judge(own, false);
    const like = matters.some((one) => one.category === category || sharedThing(one.text, own) !== undefined);
    if (reading !== 'complaint' || sensitive || like) return [text];
    matters.push({ text: own, category });
  }
  return matters.map((one) => one.text);
}
