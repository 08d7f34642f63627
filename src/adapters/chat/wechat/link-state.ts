/** Why there is no connection to the puppet service. */
export type LinkFault =
  /** Nothing answers there. */
  | 'unreachable'
  | 'wrong-token'
  /** We speak TLS, the other side does not. */
  | 'tls-not-spoken'
  /** We do not speak TLS, the other side seems to want it. */
  | 'tls-wanted'
  /** Another client holds the only event stream. */
  | 'occupied'
  /** Calls are answered, events do not come. */
  | 'deaf'
  /** The other side ended it, as in a restart. */
  | 'ended'
  /** The other side does not know a call it needs. */
  | 'incompatible'
  /** The settings themselves are no good. */
  | 'bad-settings'
  /** The packages of Wechaty are not there. */
  | 'not-installed';

/** Where the connection of the WeChat process stands. */
export type LinkState =
  | { readonly state: 'connecting' }
  /** Connected, but nobody has said yet whether an account is logged in. */
  | { readonly state: 'connected' }
  | { readonly state: 'awaiting-scan'; readonly code: string; readonly scanned: boolean }
  | { readonly state: 'online' }
  | { readonly state: 'logged-out' }
  | { readonly state: 'waiting'; readonly fault: LinkFault; readonly waitMs: number }
  /** It will not try again by itself. */
  | { readonly state: 'given-up'; readonly fault: LinkFault };
