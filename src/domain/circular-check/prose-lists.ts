/** What the prose says twice or lists by name: parts over several sources, of a topic named again. */
import type { Finding } from './finding.ts';
import { countColumns, linkedTables, wholeOf } from './linked-tables.ts';
import type { CountCode } from './measure-names.ts';
import { quoteOf } from './prose-rates.ts';
import type { Claim, Sentence } from './read-prose.ts';
import type { TableView } from './table-view.ts';

/** “《甲》《乙》共收到242条”, and further on each alone: the parts have to add up. */
export function sourceSums(sentences: readonly Sentence[]): readonly Finding[] {
  return sentences.flatMap((sentence) => {
    const named = quotedIn(sentence.text);
    if (named.length < 2) return [];
    return sentence.claims.flatMap((claim): readonly Finding[] => {
      if (
        claim.token.kind !== 'count' ||
        claim.code !== 'received' ||
        claim.prior ||
        claim.part ||
        claim.token.hedged ||
        !/共/u.test(claim.before)
      )
        return [];
      const parts = named.map((name) => aloneClaims(sentences, name, claim));
      const values = parts.map((found) => [...new Set(found.map(({ token }) => token.value))]);
      if (values.some((found) => found.length !== 1)) return [];
      const sum = values.reduce((all, [value]) => all + (value ?? 0), 0);
      if (sum === claim.token.value) return [];
      return [
        {
          rule: 'sourcesSum',
          kind: 'error',
          place: sentence.place,
          quote: quoteOf(claim),
          printed: claim.token.raw,
          counted: `${sum}${claim.token.unit}`,
          basis: named.map((name, at) => `${name}${values[at]?.[0]}`).join('，'),
        },
      ];
    });
  });
}

const quotedIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(/[《“]([^》”]{2,12})[》”]/gu)].map((match) => (match[1] ?? '').trim())),
];

function aloneClaims(sentences: readonly Sentence[], name: string, like: Claim): readonly Claim[] {
  return sentences
    .filter(({ text }) => quotedIn(text).length === 1 && quotedIn(text)[0] === name)
    .flatMap(({ claims }) =>
      claims.filter(
        ({ code, token, part, prior }) =>
          code === like.code && token.unit === like.token.unit && !part && !prior && !token.hedged,
      ),
    );
}

/** A heading “行政管理问题27条” and the paragraph under it. */
export function headingCounts(sentences: readonly Sentence[]): readonly Finding[] {
  return sentences.flatMap((sentence, at): readonly Finding[] => {
    const match =
      /^(?:NO\.?\s?\d+|[（(]?[\d一二三四五六七八九十]+[.、．)）])?\s*([\u4e00-\u9fa5]{2,12}?)(?:类|问题|方面|类问题)?[:：]?\s*\d+[件条个]$/u.exec(
        sentence.text.trim(),
      );
    const next = sentences[at + 1];
    const label = match?.[1];
    const claim = sentence.claims[0];
    if (!label || !next || !claim) return [];
    const same = next.claims.find(
      ({ token, before }) =>
        token.unit === claim.token.unit && token.kind === 'count' && /共/u.test(before) && before.includes(label),
    );
    if (!same || same.token.value === claim.token.value) return [];
    return [
      {
        rule: 'proseTwice',
        kind: 'error',
        place: sentence.place,
        quote: sentence.printed.trim(),
        printed: claim.token.raw,
        counted: same.token.raw,
        basis: next.place,
      },
    ];
  });
}

const SAID: readonly (readonly [RegExp, CountCode])[] = [
  [/延期工单|工单(?:多次)?延期|导致延期/u, 'extensions'],
  [/重办工单|工单(?:多次)?重办|导致重办/u, 'reworks'],
  [/(?:超期|逾期)(?:工单|件)|工单(?:超期|逾期)/u, 'overdue'],
  [/退单(?:工单)?(?:较多|居高|频繁)/u, 'returns'],
];
const DENIED = /未出现|未发生|没有|无延期|无超期|无逾期|杜绝|避免|防止|零(?:延期|超期|逾期)|不得|严禁|减少|如有|若/u;

/** The prose complains of extended tickets, and the table of the matter has none. */
export function saidButNone(sentences: readonly Sentence[], views: readonly TableView[]): readonly Finding[] {
  return sentences.flatMap((sentence) =>
    SAID.flatMap(([words, code]): readonly Finding[] => {
      const said = words.exec(sentence.text);
      if (!said || DENIED.test(sentence.text) || sentence.claims.some((claim) => claim.code === code)) return [];
      const linked = linkedTables(sentence, views).filter(({ excerpt }) => !excerpt);
      const columns = linked.flatMap((view) => countColumns(view, code).map((column) => ({ view, column })));
      const [first] = columns;
      if (!first || columns.some(({ view, column }) => wholeOf(view, column) > 0)) return [];
      const from = sentence.text.slice(0, said.index).search(/[^,，:：]*$/u);
      const quote = /^[^,，。；;]*/u.exec(sentence.printed.slice(from))?.[0] ?? sentence.printed;
      return [
        {
          rule: 'saidButNone',
          kind: 'error',
          place: sentence.place,
          quote,
          printed: said[0],
          counted: '0',
          basis: `表${first.view.table.number}“${first.column.name}”列`,
        },
      ];
    }),
  );
}
