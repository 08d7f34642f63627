import { GRPC, type GrpcFault, grpcFaultOf } from './grpc-fault.ts';
import type { WeChatTimings } from './wechat-timings.ts';

export interface StreamWatch {
  start(): void;
  heard(dong: boolean): void;
  stop(): void;
}

export interface StreamWatchOptions {
  readonly timings: Pick<WeChatTimings, 'ding' | 'dong'>;
  ding(): Promise<void>;
  /** Whether a stream on which nothing was answered may be kept: some services know no `dong`. */
  patient(): boolean;
  deaf(): void;
  failed(fault: GrpcFault): void;
}

/** Missed answers after which a stream that answered before counts as dead. */
const MISSED = 2;

/**
 * Asks again and again whether events still come. The puppet service forgets its new stream when the old one is closed late, and goes on
 * answering calls: without this the service would be online and deaf.
 */
export function watchStream({ timings, ding, patient, deaf, failed }: StreamWatchOptions): StreamWatch {
  let timer: NodeJS.Timeout | undefined;
  let first: NodeJS.Timeout | undefined;
  let answered = false;
  let anything = false;
  let missed = 0;
  let slow = 0;

  /** One slow answer is no fault yet: a burst may keep the service busy. */
  function ask(): void {
    ding().then(
      () => {
        slow = 0;
      },
      (error) => {
        const fault = grpcFaultOf(error);
        // A service that cannot be asked cannot be watched either.
        if (fault.code === GRPC.unimplemented) return stop();
        slow += 1;
        if (fault.code !== GRPC.deadlineExceeded || slow >= MISSED) failed(fault);
      },
    );
  }

  function stop(): void {
    clearTimeout(first);
    clearInterval(timer);
  }

  function look(): void {
    missed += 1;
    if (answered && missed > MISSED) deaf();
    else ask();
  }

  function afterFirst(): void {
    if (answered || (anything && patient())) return;
    deaf();
  }

  return {
    start() {
      ask();
      first = setTimeout(afterFirst, timings.dong);
      timer = setInterval(look, timings.ding);
    },
    heard(dong) {
      anything = true;
      missed = 0;
      answered ||= dong;
    },
    stop,
  };
}
