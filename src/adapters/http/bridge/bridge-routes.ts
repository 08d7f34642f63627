import type { BridgeDesk } from '../../chat/bridge/bridge-desk.ts';
import type { Logger } from '../../log.ts';
import type { Route } from '../route.ts';
import { bringingRoutes } from './bringing-routes.ts';
import { fetchingRoutes } from './fetching-routes.ts';

export interface BridgeRoutes {
  readonly routes: readonly Route[];
  /** Answers the questions that are held, so that the server can stop. */
  close(): void;
}

/** The side of the service that connectors come to: docs/bridge.md. */
export function bridgeRoutes(desk: BridgeDesk, log: Logger): BridgeRoutes {
  const fetching = fetchingRoutes(desk);
  return { routes: [...bringingRoutes(desk, log), ...fetching.routes], close: fetching.close };
}
