import type { RecognitionLog } from '../../ports/recognition-log.ts';
import { redact } from '../../wording/redact.ts';

/** Keeps what dispatchers said of doubtful messages before the messages themselves are forgotten. Returns how many are new. */
export async function keepCorrections(log: RecognitionLog): Promise<number> {
  const fresh = await log.unkept();
  for (const one of fresh) await log.keep({ ...one, text: redact(one.text) });
  return fresh.length;
}
