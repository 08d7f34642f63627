import type { Delivery, QueuedPost } from '../../ports/outbox.ts';
import type { Service } from '../service.ts';
import { putUncertainOnList } from './list-uncertain.ts';

/** What became of an attempt to send a post. */
export interface Attempt {
  readonly post: QueuedPost;
  readonly attempt: number;
  readonly delivery: Delivery;
}

/** Keeps what became of attempts. */
export interface Settler {
  /** Rejects while the database is away; then it is told later, for the post must not stay half sent. */
  settle(attempt: Attempt): Promise<void>;
  /** Tells what could not be told before. */
  settleLeft(): Promise<void>;
  /** Whether there is anything of that kind. */
  hasLeft(): boolean;
}

export function createSettler(service: Service): Settler {
  let left: readonly Attempt[] = [];

  /** An uncertain post and its place on the list of a person are kept together: one that nobody hears of would stay for ever. */
  async function keep({ post, attempt, delivery }: Attempt): Promise<void> {
    if (delivery.state !== 'uncertain') return service.work.stores.outbox.settle(post.seq, delivery, attempt);
    await service.work.run(async (stores) => {
      await stores.outbox.settle(post.seq, delivery, attempt);
      await putUncertainOnList(stores, service, post, service.clock.now());
    });
  }

  async function settle(one: Attempt): Promise<void> {
    const { post, delivery } = one;
    try {
      await keep(one);
    } catch (fault) {
      left = [...left, one];
      throw fault;
    }
    if (delivery.state !== 'failed' && delivery.state !== 'uncertain') return;
    service.report({
      fault: delivery.why,
      where: `sending post ${post.seq}`,
      ...('group' in post.to ? { group: post.to.group } : {}),
    });
  }

  return {
    settle,
    hasLeft: () => left.length > 0,
    async settleLeft() {
      const waiting = left;
      left = [];
      for (const [index, one] of waiting.entries()) {
        try {
          await settle(one);
        } catch (fault) {
          left = [...left, ...waiting.slice(index + 1)];
          throw fault;
        }
      }
    },
  };
}
