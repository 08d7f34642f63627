// The process in which posters are drawn, started by distant-press.ts when one is wanted and ended when none is. The renderer and its
// fonts take 100 MB that a process never gives back but by ending, and a fault of its native code ends this process alone.
import { enableCompileCache } from 'node:module';
import type { DrawAnswer, DrawOrder } from './poster-messages.ts';
import { createPosterPress } from './poster-press.ts';

enableCompileCache();

const press = createPosterPress();

const tell = (answer: DrawAnswer): void => {
  if (process.connected) process.send?.(answer);
};

process.on('message', ({ nr, poster }: DrawOrder) => {
  press.draw(poster).then(
    (drawn) => tell({ nr, drawn }),
    (fault: unknown) => tell({ nr, fault: fault instanceof Error ? fault.message : String(fault) }),
  );
});

// Without the service nobody waits for a picture.
process.on('disconnect', () => process.exit(0));
