import type { LinkFault } from './link-state.ts';

/** What gRPC says of a call that failed: its status code, and words. */
export interface GrpcFault {
  readonly code: number;
  readonly details: string;
}

/** Status codes of gRPC, as far as they make a difference. */
export const GRPC = {
  unknown: 2,
  invalidArgument: 3,
  deadlineExceeded: 4,
  notFound: 5,
  alreadyExists: 6,
  permissionDenied: 7,
  resourceExhausted: 8,
  failedPrecondition: 9,
  outOfRange: 11,
  unimplemented: 12,
  internal: 13,
  unavailable: 14,
  unauthenticated: 16,
} as const;

/** How a message that was handed to the puppet service fared. */
export type SendFault = 'rejected' | 'throttled' | 'unreachable' | 'uncertain';

export function grpcFaultOf(error: unknown): GrpcFault {
  const { code, details, message } = (error ?? {}) as { code?: unknown; details?: unknown; message?: unknown };
  return {
    code: typeof code === 'number' ? code : GRPC.unknown,
    details: typeof details === 'string' && details !== '' ? details : String(message ?? error),
  };
}

const TLS = /SSL routines|EPROTO|wrong version number|certificate|unable to verify/i;
/** An HTTP/2 greeting in the clear is nothing a TLS server understands: it hangs up. */
const HUNG_UP = /ECONNRESET|socket hang up|Protocol error|EPIPE|Last error: Failed to connect \(/i;

/** Why the event stream or the start of a connection failed. `tls` tells whether we speak it. */
export function linkFaultOf({ code, details }: GrpcFault, tls: boolean): LinkFault {
  switch (code) {
    case GRPC.unauthenticated:
    case GRPC.permissionDenied:
      return 'wrong-token';
    case GRPC.alreadyExists:
      return 'occupied';
    case GRPC.unimplemented:
      return 'incompatible';
    case GRPC.unavailable:
      if (tls && TLS.test(details)) return 'tls-not-spoken';
      return !tls && HUNG_UP.test(details) ? 'tls-wanted' : 'unreachable';
    case GRPC.deadlineExceeded:
      return 'unreachable';
    default:
      return 'ended';
  }
}

/** The request never left: no connection was there to send it on. */
const NEVER_LEFT = /^(No connection established|Name resolution failed)|Waiting for LB pick$/;
const TOO_FAST = /频繁|过快|稍后|限流|too (many|fast|frequent)|rate.?limit|throttl/i;
/** The account is out, or the gateway does not know the room at this moment: its memory is often older than the group. */
const NOT_NOW =
  /not (logged|login)|log(ged)? ?(in|out)|offline|未登录|离线|掉线|not found|no (such )?(room|contact)|找不到/i;
const LOST_ON_THE_WAY = /timed? ?out|timeout|ECONN|EPIPE|socket hang up|超时/i;

/**
 * What became of a message whose call failed. Only what surely did not go out may be sent again by itself: a connection that broke
 * after the request had left, or a time-out, may hide a message that everybody in the group has read.
 */
export function sendFaultOf({ code, details }: GrpcFault): SendFault {
  switch (code) {
    case GRPC.unavailable:
    case GRPC.deadlineExceeded:
      return NEVER_LEFT.test(details) ? 'unreachable' : 'uncertain';
    case GRPC.unauthenticated:
      return 'unreachable';
    case GRPC.resourceExhausted:
      return /larger than max/i.test(details) ? 'rejected' : 'throttled';
    case GRPC.unknown:
    case GRPC.internal:
      if (TOO_FAST.test(details)) return 'throttled';
      if (LOST_ON_THE_WAY.test(details)) return 'uncertain';
      return NOT_NOW.test(details) ? 'unreachable' : 'rejected';
    case GRPC.invalidArgument:
    case GRPC.notFound:
    case GRPC.alreadyExists:
    case GRPC.permissionDenied:
    case GRPC.failedPrecondition:
    case GRPC.outOfRange:
    case GRPC.unimplemented:
      return 'rejected';
    default:
      return 'uncertain';
  }
}
