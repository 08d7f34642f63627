/** What is taken over of a file, in order. Parts that adjoin are one: a file of millions of tiny parts costs no more than another. */
export class KeptParts {
  readonly #bytes: Buffer;
  readonly #parts: Uint8Array[] = [];
  #from = 0;
  #to = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** Takes over what stands in [from, to); what lies beyond the end of the file is not there. */
  keep(from: number, to: number): void {
    if (from !== this.#to) {
      this.#close();
      this.#from = from;
    }
    this.#to = to;
  }

  /** Puts in what does not stand in the file. */
  insert(bytes: Uint8Array): void {
    this.#close();
    this.#parts.push(bytes);
  }

  whole(): Buffer {
    this.#close();
    return Buffer.concat(this.#parts);
  }

  #close(): void {
    if (this.#to > this.#from) this.#parts.push(this.#bytes.subarray(this.#from, this.#to));
    this.#from = this.#to;
  }
}
