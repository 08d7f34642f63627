/** New names for messages and requests, each given once. */
export interface Ids {
  next(): string;
}
