/** Whether a text says `@name` of just this name. WeChat closes a mention with U+2005; by hand people close it as they like. */
export function calledByName(text: string, name: string): boolean {
  if (name === '') return false;
  for (let at = text.indexOf(`@${name}`); at >= 0; at = text.indexOf(`@${name}`, at + 1)) {
    if (/^(?:[\s\u2005\p{P}]|$)/u.test(text.slice(at + 1 + name.length))) return true;
  }
  return false;
}
