import type { ChannelState } from '../../../ports/chat-channel.ts';
import type { BridgePost } from './bridge-post.ts';
import { createTray, type Tray } from './tray.ts';

/** Why a connector is not served any more: another one came with its token, or the service stops. */
export type SeatEnd = 'replaced' | 'stopped';

/** A connection that is held open to a connector. */
export interface Line {
  /** Takes a post; false when it cannot take it now: it asks for more when it can. */
  give(post: BridgePost): boolean;
  end(why: SeatEnd): void;
}

/** How a connector says it stands with its platform. */
export interface ConnectorState {
  readonly state: Extract<ChannelState, 'online' | 'logged-out' | 'awaiting-scan' | 'failed'>;
  readonly reason?: string | undefined;
  readonly code?: string | undefined;
}

export interface Sitting {
  /** The line can take posts again. */
  more(): void;
  leave(): void;
}

export interface PollWish {
  readonly after: number;
  /** Milliseconds. */
  readonly wait: number;
  /** The caller went away. */
  readonly gone: AbortSignal;
}

/** The place of one account: at most one connector sits there, the newest that came. */
export interface Seat {
  readonly account: string;
  readonly tray: Tray;
  /** Whether a connector is there: a line is open, or it polled a while ago. */
  taken(): boolean;
  /** What the connector says of itself; `online` until it says otherwise. */
  said(): ConnectorState;
  /** Whether it can send: it is there and logged in. */
  works(): boolean;
  /** There is something new in the tray: hands it over if somebody waits for it. */
  fetch(): void;
  /** Takes the seat with a line and gives it all that is not acknowledged. */
  sit(line: Line): Sitting;
  /** Takes the seat for one question: what there is, now or within the time. */
  poll(wish: PollWish): Promise<readonly BridgePost[] | SeatEnd>;
  say(state: ConnectorState): void;
  stop(): void;
}

export interface SeatOptions {
  readonly account: string;
  /** Milliseconds a connector that polls counts as there after an answer. */
  readonly stays: number;
  /** Milliseconds after which it is given again what it did not acknowledge. */
  readonly again: number;
  /** It came, it went, it said something else of itself. */
  changed(): void;
}

interface HeldPoll {
  look(): void;
  end(why: SeatEnd): void;
}

export function createSeat({ account, stays, again, changed }: SeatOptions): Seat {
  const tray = createTray(again);
  let line: Line | undefined;
  let held: HeldPoll | undefined;
  let lingering: NodeJS.Timeout | undefined;
  let own: ConnectorState = { state: 'online' };

  const taken = (): boolean => line !== undefined || held !== undefined || lingering !== undefined;

  /** Whoever sat here has to go. A connector that comes to an empty seat starts as `online`. */
  function vacate(why: SeatEnd): void {
    if (!taken()) own = { state: 'online' };
    const [oldLine, oldPoll] = [line, held];
    line = undefined;
    held = undefined;
    clearTimeout(lingering);
    lingering = undefined;
    oldLine?.end(why);
    oldPoll?.end(why);
  }

  function linger(): void {
    clearTimeout(lingering);
    lingering = setTimeout(() => {
      lingering = undefined;
      changed();
    }, stays);
    changed();
  }

  function collect(after: number): readonly BridgePost[] {
    const posts: BridgePost[] = [];
    tray.give(after, (post) => posts.push(post) > 0);
    return posts;
  }

  function wait({ after, wait: longest, gone }: PollWish): Promise<readonly BridgePost[] | SeatEnd> {
    const { promise, resolve } = Promise.withResolvers<readonly BridgePost[] | SeatEnd>();
    const over = setTimeout(() => done([]), longest);
    let reminder: NodeJS.Timeout | undefined;
    const poll: HeldPoll = {
      look() {
        const posts = collect(after);
        if (posts.length > 0) done(posts);
        else lookAgain();
      },
      end: (why) => close(why),
    };
    const leave = (): void => done([]);

    /** Each post comes due on its own: that the first was acknowledged meanwhile says nothing of the next. */
    function lookAgain(): void {
      clearTimeout(reminder);
      const due = tray.againIn();
      reminder = due === undefined ? undefined : setTimeout(poll.look, due + 1);
    }
    function close(answer: readonly BridgePost[] | SeatEnd): void {
      clearTimeout(over);
      clearTimeout(reminder);
      gone.removeEventListener('abort', leave);
      resolve(answer);
    }
    function done(posts: readonly BridgePost[]): void {
      if (held !== poll) return;
      held = undefined;
      linger();
      close(posts);
    }

    held = poll;
    lookAgain();
    gone.addEventListener('abort', leave);
    changed();
    return promise;
  }

  return {
    account,
    tray,
    taken,
    said: () => own,
    works: () => taken() && own.state === 'online',
    fetch() {
      if (line) tray.give('new', line.give);
      else held?.look();
    },
    sit(next) {
      vacate('replaced');
      line = next;
      tray.anew();
      tray.give('new', next.give);
      changed();
      return {
        more() {
          if (line === next) tray.give('new', next.give);
        },
        leave() {
          if (line !== next) return;
          line = undefined;
          changed();
        },
      };
    },
    async poll(wish) {
      vacate('replaced');
      const posts = collect(wish.after);
      if (posts.length === 0 && wish.wait > 0 && !wish.gone.aborted) return wait(wish);
      linger();
      return posts;
    },
    say(state) {
      own = state;
      changed();
    },
    stop() {
      vacate('stopped');
    },
  };
}
