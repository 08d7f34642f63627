// What WeChat packs into a message's text as XML. Puppets hand it on as it came, so that only a few tags are looked for,
// and whatever is not there is simply not found.

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** XML as WeChat writes it, without the account that raw group messages carry in front; undefined for a text somebody typed. */
export function xmlOf(text: string): string | undefined {
  const body = text.replace(/^[\w@-]+:\s*\n(?=\s*<)/, '').trim();
  return /^<(\?xml|msg\b|appmsg\b|sysmsg\b|revokemsg\b)/.test(body) ? body : undefined;
}

/** The words in the first such tag, its entities resolved; '' when there is none. */
export function wordsIn(xml: string, tag: string): string {
  const inner = new RegExp(`<${tag}(?:\\s[^>]*)?>([\\s\\S]*?)</${tag}>`).exec(xml)?.[1] ?? '';
  const data = /^\s*<!\[CDATA\[([\s\S]*?)\]\]>\s*$/.exec(inner)?.[1];
  return (data ?? unescaped(inner)).trim();
}

/** The first such tag with all that is in it; '' when there is none. */
export const elementOf = (xml: string, tag: string): string =>
  new RegExp(`<${tag}(?:\\s[^>]*)?>[\\s\\S]*?</${tag}>`).exec(xml)?.[0] ?? '';

/** The XML without a tag and what is in it: a quoted message has a title and a type of its own. */
export const without = (xml: string, tag: string): string =>
  xml.replace(new RegExp(`<${tag}(?:\\s[^>]*)?>[\\s\\S]*?</${tag}>`, 'g'), '');

const unescaped = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(lt|gt|amp|quot|apos));/gi, (entity, decimal, hex, name) => {
    if (name) return NAMED[name.toLowerCase()] ?? entity;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
  });
