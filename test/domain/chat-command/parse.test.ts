import { performance } from 'node:perf_hooks';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GRAMMAR } from '../../../src/domain/chat-command/grammar.ts';
import { parseCommand } from '../../../src/domain/chat-command/parse.ts';
import { LIFECYCLE_TABLE } from '../../../src/domain/ticket/lifecycle-table.ts';
import { heard, PEOPLE, UNITS } from './spoken.ts';
import { COMMANDS, QUOTING, QUOTING_LIST, TALK } from './utterances.ts';

describe('what staff say', () => {
  it.each(COMMANDS)('%s → %s', (text, meaning) => {
    expect(heard(text)).toBe(meaning);
  });

  it.each(TALK)('“%s” is no command', (text) => {
    expect(heard(text)).toBe('-');
  });

  it.each(QUOTING)('%s, quoting a %s of %j → %s', (text, kind, tickets, meaning) => {
    expect(heard(text, { quoted: { kind, tickets } })).toBe(meaning);
  });

  it.each(QUOTING_LIST)('%s, quoting the review list → %s', (text, meaning) => {
    const quoted = { kind: 'review', tickets: ['20260312-012'], listed: true } as const;
    expect(heard(text, { quoted })).toBe(meaning);
  });
});

describe('the bot under another name', () => {
  it('is believed when the platform says that it was meant', () => {
    expect(heard('@邻里小管家 签收012', { mentionsBot: true })).toBe('受理 012');
  });

  it('does not take a message to a colleague for a command', () => {
    expect(heard('@张三 受理 0312-012')).toBe('-');
  });
});

describe('the grammar', () => {
  it('reads every printed example without being spoken to', () => {
    const unread = GRAMMAR.filter((row) => !heard(row.example).startsWith(row.word)).map((row) => row.example);
    expect(unread).toEqual([]);
  });

  it('has every word once', () => {
    const words = GRAMMAR.flatMap((row) => [row.word, ...row.aliases]);
    expect(words.filter((word, place) => words.indexOf(word) !== place)).toEqual([]);
  });

  it('knows every command of the lifecycle that a person of the staff may run', () => {
    const residents = ['reporter', 'supporter', 'stranger', 'system'];
    const sayable = LIFECYCLE_TABLE.filter(
      (row) => row.who.some((role) => !residents.includes(role)) && row.command !== 'absorb',
    );
    const known = GRAMMAR.map((row) => (row.action.kind === 'lifecycle' ? row.action.command : ''));
    expect(sayable.filter((row) => !known.includes(row.command))).toEqual([]);
  });

  it('takes who may from the lifecycle table: nobody is left without a role', () => {
    expect(GRAMMAR.filter((row) => row.who.length === 0)).toEqual([]);
  });
});

describe('any text at all', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.stringMatching(/^[受理办结派单延期并驳准012\-、 @小邻ABab：，]{0,40}$/u),
  );

  it('never throws', () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), fc.boolean(), (text, mentionsBot, quotes) => {
        const quoted = quotes ? { kind: 'dispatch' as const, tickets: ['20260312-012'] } : undefined;
        parseCommand({ text, mentionsBot, botNames: ['小邻'], quoted, directory: { units: UNITS, people: PEOPLE } });
      }),
      { numRuns: 3000 },
    );
  });

  it('takes time in proportion to the text', () => {
    const hard = ['受理 ', '0312-', '012、', '把', ' ', '办结了', '@', 'a', '５天', '区住建局', '\u200b'];
    for (const piece of hard) {
      const start = performance.now();
      heard(piece.repeat(20_000), { mentionsBot: true });
      expect(performance.now() - start).toBeLessThan(500);
    }
  });
});
