/** Many words found in one pass over a text (Aho–Corasick): time grows with the text, not with the number of words. */

export interface Found {
  /** Index of the word in the list the automaton was built from. */
  readonly word: number;
  readonly from: number;
  /** First place after it. */
  readonly to: number;
}

interface Node {
  readonly next: Map<string, Node>;
  /** Words that end here, longest first, those of the suffixes included. */
  ends: readonly number[];
  fail: Node | undefined;
}

export type Automaton = (text: string) => readonly Found[];

const newNode = (): Node => ({ next: new Map(), ends: [], fail: undefined });

/** `words` of UTF-16 units; empty ones are never found. */
export function buildAutomaton(words: readonly string[]): Automaton {
  const root = newNode();
  for (const [index, word] of words.entries()) {
    if (word === '') continue;
    let node = root;
    for (const unit of word.split('')) {
      const next = node.next.get(unit) ?? newNode();
      node.next.set(unit, next);
      node = next;
    }
    node.ends = [...node.ends, index];
  }
  linkFailures(root);
  return (text) => run(root, words, text);
}

/** Breadth first: where to go on when the next unit does not fit. */
function linkFailures(root: Node): void {
  const queue: Node[] = [];
  for (const child of root.next.values()) {
    child.fail = root;
    queue.push(child);
  }
  for (let node = queue.shift(); node !== undefined; node = queue.shift())
    for (const [unit, child] of node.next) {
      let fail = node.fail;
      while (fail !== undefined && !fail.next.has(unit)) fail = fail.fail;
      child.fail = fail?.next.get(unit) ?? root;
      child.ends = [...child.ends, ...child.fail.ends];
      queue.push(child);
    }
}

function run(root: Node, words: readonly string[], text: string): Found[] {
  const found: Found[] = [];
  let node = root;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charAt(at);
    while (node !== root && !node.next.has(unit)) node = node.fail ?? root;
    node = node.next.get(unit) ?? root;
    for (const word of node.ends) found.push({ word, from: at + 1 - (words[word] as string).length, to: at + 1 });
  }
  return found;
}
