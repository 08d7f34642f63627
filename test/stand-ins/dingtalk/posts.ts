/** Something the robot said. */
export interface Post {
  readonly way: 'group' | 'person' | 'session' | 'custom';
  /** openConversationId, or a person's id. */
  readonly to: string;
  readonly text: string;
  /** The media id of a picture. */
  readonly picture?: string;
  /** Whom a webhook called. */
  readonly called?: readonly string[];
  readonly key?: string;
}

/** Everything the robot has said, in order. */
export class Posts {
  readonly all: Post[] = [];
  readonly #listeners = new Set<(post: Post) => void>();

  add(post: Post): void {
    this.all.push(post);
    for (const listener of this.#listeners) listener(post);
  }

  onPost(listener: (post: Post) => void): void {
    this.#listeners.add(listener);
  }
}
