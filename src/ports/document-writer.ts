import type { Circular } from '../domain/report/circular.ts';

/** Turns a circular into the bytes of a document that word processors open; the same circular into the same bytes. */
export interface DocumentWriter {
  write(circular: Circular): Promise<Uint8Array>;
}
