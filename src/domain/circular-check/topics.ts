/** Which source or matter a text is about, by the names offices give them; a table and the prose about it share one. */
const KNOWN: readonly (readonly [string, RegExp])[] = [
  ['12345', /12345/u],
  ['710', /(?<!\d)710(?!\d)/u],
  ['邻里牵手', /邻里牵手|微信群/u],
  ['网上问政', /网上问政|网络问政/u],
  ['信箱', /(?:[县市区]长|书记|领导)信箱/u],
  ['智慧平台', /智慧(?:管理|城市|城管)?平台|智慧管理/u],
  ['信息报送', /信息(?:公开)?(?:报送|发布)|网站(?:公开)?信息|采纳|采发/u],
  ['新媒体', /新媒体/u],
  ['依申请公开', /依申请公开/u],
  ['舆情', /舆情/u],
  ['留言板', /留言板/u],
];
const QUOTED = /[“"《「]([^”"》」\s]{2,12})[”"》」]/gu;
const NO_TOPIC = /[率部分]$|率”|^(?:以|谁|有诉必应)|情况$|反馈$|简报$|通报$/u;

export function topicsOf(text: string): ReadonlySet<string> {
  const known = KNOWN.filter(([, words]) => words.test(text)).map(([topic]) => topic);
  const quoted = [...text.matchAll(QUOTED)].map((match) => match[1] ?? '').filter((words) => !NO_TOPIC.test(words));
  const canonical = quoted.map((words) => KNOWN.find(([, name]) => name.test(words))?.[0] ?? words);
  return new Set([...known, ...canonical]);
}

export const shareTopic = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  [...one].some((topic) => other.has(topic));

/** 0: none; 1: 一、; 2: （一）; 3: 1. */
export function headingLevel(text: string): number {
  if (/^(?:[一二三四五六七八九十]+、|第[一二三四五六七八九十]+(?:部分|章|节))/u.test(text)) return 1;
  if (/^[（(][一二三四五六七八九十]*[)）]/u.test(text)) return 2;
  if (/^(?:NO\.?)?\s?\d{1,2}\s?[.．、](?!\d)/u.test(text)) return 3;
  return 0;
}
