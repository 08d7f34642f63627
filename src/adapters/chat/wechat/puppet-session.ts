import { carryOut } from './carry-out-call.ts';
import type { FromProcess, ToProcess } from './process-messages.ts';
import { openPuppetLink } from './puppet-link.ts';
import { PUPPET_EVENT } from './puppet-protocol.ts';
import { receiveGroupEvent } from './receive-group-events.ts';
import { createReceiver } from './receive-messages.ts';

/** Connects, and returns what hears the service’s orders. */
export function openSession(
  { account, timings, unread }: Extract<ToProcess, { type: 'open' }>,
  tell: (message: FromProcess) => void,
): (message: ToProcess) => void {
  const link = openPuppetLink({
    account,
    timings,
    tell(state) {
      tell({ type: 'link', link: state });
      // Told by the link itself before its state is set: what waited may go on a moment later.
      if (state.state === 'online') setImmediate(() => receiver.resume());
    },
    event(type, payload) {
      const { messageId } = payload;
      if (type !== PUPPET_EVENT.message) void receiveGroupEvent(groups, type, payload);
      else if (typeof messageId === 'string' && messageId !== '') receiver.notice(messageId);
    },
  });
  const receiver = createReceiver({ link, tell, now: Date.now });
  const groups = { link, tell: (event: Parameters<typeof tellGroup>[0]) => tellGroup(event) };
  const tellGroup = (event: Extract<FromProcess, { type: 'group' }>['event']): void => tell({ type: 'group', event });
  for (const id of unread) receiver.notice(id);

  return (message) => {
    if (message.type !== 'call') return;
    const { nr, call } = message;
    void carryOut(call, link).then((answer) => tell({ type: 'answer', nr, answer }));
  };
}
