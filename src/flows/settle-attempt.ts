import type { Delivery, QueuedPost } from '../ports/outbox.ts';
import { listUncertain } from './list-uncertain.ts';
import type { Service } from './service.ts';

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
}

export function createSettler(service: Service): Settler {
  let left: readonly Attempt[] = [];

  async function settle(one: Attempt): Promise<void> {
    const { post, attempt, delivery } = one;
    try {
      await service.work.stores.outbox.settle(post.seq, delivery, attempt);
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
    if (delivery.state === 'uncertain') await listUncertain(service, post, service.clock.now());
  }

  return {
    settle,
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
