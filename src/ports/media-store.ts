/** Why a picture was not kept. */
export type MediaRefusal = 'tooBig' | 'notAPicture';

/** A picture that cannot be taken: expected, and told to the sender. */
export class MediaRefused extends Error {
  readonly reason: MediaRefusal;
  constructor(reason: MediaRefusal) {
    super(reason);
    this.name = 'MediaRefused';
    this.reason = reason;
  }
}

export interface StoredPicture {
  readonly bytes: Uint8Array;
  /** The media type its bytes show, e.g. `image/png`. */
  readonly type: string;
}

/** Bytes of one picture, at most. */
export const LARGEST_PICTURE = 20 * 1024 * 1024;

/** Pictures of chat messages, named by their content: the same picture is kept once. */
export interface MediaStore {
  /** Durable when it resolves, with the name `<sha256>.<png|jpg|gif|webp>`. Throws MediaRefused. */
  save(bytes: Uint8Array): Promise<string>;
  /** Undefined when there is no such picture, or the name cannot be one. */
  read(name: string): Promise<StoredPicture | undefined>;
}
