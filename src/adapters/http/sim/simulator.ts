import type { HttpDeps, SimDeps } from '../http-deps.ts';
import type { Route } from '../route.ts';
import { assetRoutes } from './asset-routes.ts';
import { clockRoutes } from './clock-routes.ts';
import { createDesk } from './desk.ts';
import { eventRoutes } from './event-routes.ts';
import { createFeed } from './feed.ts';
import { groupEventRoutes } from './group-event-routes.ts';
import { groupRoutes } from './group-routes.ts';
import { historyRoutes } from './history-routes.ts';
import { mediaRoutes } from './media-routes.ts';
import { messageRoutes } from './message-routes.ts';
import { pageRoutes } from './page-routes.ts';
import { createPlayer } from './scenes/player.ts';
import { sceneRoutes } from './scenes/scene-routes.ts';
import { createSentPosts } from './sent-posts.ts';
import { createSimTime } from './sim-time.ts';
import { ticketRoutes } from './tickets/ticket-routes.ts';

/** All of /sim: the interface of contract §8 and the page. */
export interface Simulator {
  readonly routes: readonly Route[];
  /** The clock is being moved just now. */
  isAdvancing(): boolean;
  close(): void;
}

export function createSimulator(deps: HttpDeps, sim: SimDeps): Simulator {
  const desk = createDesk(deps, sim);
  const posts = createSentPosts(deps.stores.outbox, (channel) => sim.channels.has(channel));
  const feed = createFeed(posts, (fault) => deps.log.error({ err: fault }, 'simulator feed'));
  const unsubscribe = [...sim.channels.values()].map((channel) => channel.subscribe(feed.poke));
  const time = createSimTime(deps, sim);
  const clock = clockRoutes(deps, { desk, feed, time });
  const player = createPlayer({ deps, desk, posts, feed, time });
  const events = eventRoutes(feed, deps.clock);
  return {
    routes: [
      ...groupRoutes(deps, desk),
      ...messageRoutes(deps, desk, feed),
      ...groupEventRoutes(desk, sim),
      ...historyRoutes(deps, desk, posts),
      ...clock,
      ...events.routes,
      ...mediaRoutes(deps),
      ...ticketRoutes(deps, desk),
      ...sceneRoutes(player, desk, time),
      ...pageRoutes(deps, { desk, posts, time, player }),
      ...assetRoutes(),
    ],
    isAdvancing: time.isMoving,
    close() {
      player.stop();
      for (const stop of unsubscribe) stop();
      events.close();
      feed.close();
    },
  };
}
