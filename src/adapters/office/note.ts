/** Something to tell the person who wrote the file. */
export interface Note {
  /** Counted from 1. */
  readonly line: number;
  /** Where, by the file's own words: `units 第3项（cangmenjie）的 kind`. */
  readonly place: string;
  readonly message: string;
}
