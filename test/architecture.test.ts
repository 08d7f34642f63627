import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { importCycle, type SourceFile, sourceFiles } from './fixtures/source-tree.ts';

// The rules of the design, held by machine. Who wants one changed changes it here, and says why.

const SOURCES = sourceFiles('src');
const CONTRACTS = sourceFiles('test/contracts').map((file) => path.basename(file.name, '-contract.ts'));

/** What a floor may import: these floors, and nothing from outside the repository. */
const FLOORS: Readonly<Record<string, readonly string[]>> = {
  domain: ['domain'],
  wording: ['wording', 'domain'],
  ports: ['ports', 'domain'],
  flows: ['flows', 'wording', 'ports', 'domain'],
};

/** The adapters that drive the flows: a request, a click or the clock starts a use case there. */
const DRIVERS: readonly string[] = ['http', 'jobs', 'chat', 'replay'];

/** Longer than a file of one idea should be, each for a reason. */
const LONG: Readonly<Record<string, string>> = {};

/** Ports nothing is stored behind, so that there is no suite to run on two adapters. */
const WITHOUT_CONTRACT: Readonly<Record<string, string>> = {
  clock: 'one method without a rule',
  'channel-failure': 'an error, not a port with adapters',
  recogniser: 'judged by measuring on labelled texts, not by equal answers',
  'recognition-log': 'questions over tables that other stores write, with tests of its own',
  'second-opinion': 'a server outside, tried against a stand-in',
  ids: 'one method without a rule',
  secrets: 'two methods without a rule',
  'link-signer': 'one adapter, pure computing, with tests of its own',
  'sheet-writer': 'one adapter, its workbooks are read back in a test of its own',
  poster: 'one adapter, its pictures are measured in a test of its own',
  'table-reader': 'one adapter, read through the pages and the command line',
  'document-writer': 'one adapter, its documents are read back in a test of its own',
  'document-store': 'one adapter, a folder of files, with tests of its own',
  'media-store': 'one adapter, a folder of files, with tests of its own',
};

const floorOf = (name: string): string => name.split('/')[1] ?? '';
const onFloor = (floor: string): readonly SourceFile[] =>
  SOURCES.filter(({ name }) => name.startsWith(`src/${floor}/`));
const isPackage = (name: string): boolean => !name.startsWith('src/');

/** Every import that a rule forbids, as `file → import`. */
const forbidden = (
  files: readonly SourceFile[],
  is: (imported: string, file: SourceFile) => boolean,
): readonly string[] =>
  files.flatMap((file) => file.imports.filter((one) => is(one, file)).map((one) => `${file.name} → ${one}`));

const saying = (files: readonly SourceFile[], words: RegExp): readonly string[] =>
  files.filter(({ code }) => words.test(code)).map(({ name }) => name);

describe('the floors', () => {
  it.each(Object.entries(FLOORS))('%s imports only %j', (floor, allowed) => {
    expect(onFloor(floor).length).toBeGreaterThan(0);
    expect(forbidden(onFloor(floor), (one) => isPackage(one) || !allowed.includes(floorOf(one)))).toEqual([]);
  });

  it('config imports no floor of the house', () => {
    expect(forbidden(onFloor('config'), (one) => !isPackage(one) && floorOf(one) !== 'config')).toEqual([]);
  });

  it('adapters know no flow, but for those that drive them', () => {
    const passive = onFloor('adapters').filter(({ name }) => !DRIVERS.includes(name.split('/')[2] ?? ''));
    expect(forbidden(passive, (one) => one.startsWith('src/flows/'))).toEqual([]);
  });

  it('only the composition roots and main.ts know the adapters', () => {
    const others = SOURCES.filter(
      ({ name }) => !/^src\/(adapters\/|compose(-replay|-channels|-import)?\.ts$|main\.ts$)/.test(name),
    );
    expect(forbidden(others, (one) => one.startsWith('src/adapters/'))).toEqual([]);
  });

  it('nobody imports a composition root or main.ts but the one above', () => {
    const below = SOURCES.filter(({ name }) => !['src/main.ts', 'src/compose.ts'].includes(name));
    expect(forbidden(below, (one) => /^src\/(compose(-replay|-channels|-import)?|main)\.ts$/.test(one))).toEqual([]);
  });

  it('a chat channel does not know what a ticket is', () => {
    const channels = SOURCES.filter(({ name }) => name.startsWith('src/adapters/chat/'));
    expect(forbidden(channels, (one) => /^src\/(domain\/(ticket|complaint\/(?!message))|wording\/)/.test(one))).toEqual(
      [],
    );
  });

  it('has no ring of imports, types included', () => {
    expect(importCycle(SOURCES)).toBeUndefined();
  });

  it('has flows in rooms that form no ring either', () => {
    const roomOf = (name: string): string => /^src\/flows\/([a-z]+)\//.exec(name)?.[1] ?? '';
    const inRooms = onFloor('flows').filter(({ name }) => roomOf(name) !== '');
    const rooms = Map.groupBy(inRooms, ({ name }) => roomOf(name));
    expect(rooms.size).toBeGreaterThan(10);
    const graph = [...rooms].map(([name, files]) => ({
      name,
      code: '',
      lines: 0,
      imports: files.flatMap(({ imports }) => imports.map(roomOf)).filter((room) => room !== '' && room !== name),
    }));
    expect(importCycle(graph)).toBeUndefined();
  });
});

describe('what has to be handed in', () => {
  const pure = [...onFloor('domain'), ...onFloor('wording'), ...onFloor('flows')];

  it('is the time: no rule asks what time it is', () => {
    expect(
      saying(pure, /new Date\(\s*\)|new Date(?!\()\b|\bDate\.now\b|\bDate\(\s*\)|performance\.now|\bTemporal\.Now\b/),
    ).toEqual([]);
    expect(saying(pure, /\b(setTimeout|setInterval|setImmediate)\b/)).toEqual([]);
  });

  it('is chance: the same input leads to the same bytes', () => {
    expect(saying(pure, /Math\.random|\bcrypto\b|randomUUID/)).toEqual([]);
  });

  it('is the machine’s own way of writing: no rule depends on its language or time zone', () => {
    expect(
      saying(
        pure,
        /toLocale\w*\(|\bIntl\.(?!Segmenter)|localeCompare|getTimezoneOffset|\.get(FullYear|Month|Date|Day|Hours|Minutes)\(/,
      ),
    ).toEqual([]);
  });

  it('is the environment: only config/env.ts reads it', () => {
    expect(saying(SOURCES, /process\s*\.\s*env|process\[['"]env/)).toEqual(['src/config/env.ts']);
  });

  it('is the output: nothing under main.ts writes to the console', () => {
    expect(
      saying(
        SOURCES.filter(({ name }) => name !== 'src/main.ts'),
        /\bconsole\./,
      ),
    ).toEqual([]);
  });
});

describe('the files', () => {
  it('are named in kebab-case after the one thing in them', () => {
    const odd = /(^|\/)(index|utils?|helpers?|common|misc|shared|types)\.ts$/;
    expect(SOURCES.map(({ name }) => name).filter((name) => odd.test(name))).toEqual([]);
    const parts = SOURCES.flatMap(({ name }) => name.replace(/\.ts$/, '').split('/'));
    expect(parts.filter((part) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(part))).toEqual([]);
  });

  it('hold one idea: at most 250 lines, but for those with a reason', () => {
    const long = SOURCES.filter(({ name, lines }) => lines > 250 && !(name in LONG));
    expect(long.map(({ name, lines }) => `${name}: ${lines}`)).toEqual([]);
    expect(Object.keys(LONG).filter((name) => !SOURCES.some((file) => file.name === name && file.lines > 250))).toEqual(
      [],
    );
  });

  it('have named exports only', () => {
    expect(saying(SOURCES, /\bexport\s+default\b/)).toEqual([]);
    expect(saying(SOURCES, /\bexport\s+\*/)).toEqual([]);
  });
});

describe('the ports', () => {
  const names = onFloor('ports').map(({ name }) => path.basename(name, '.ts'));

  it('have each a suite that every adapter has to pass, or a reason why not', () => {
    expect(names.filter((name) => !CONTRACTS.includes(name) && !(name in WITHOUT_CONTRACT))).toEqual([]);
  });

  it('are not excused without need', () => {
    expect(Object.keys(WITHOUT_CONTRACT).filter((name) => !names.includes(name) || CONTRACTS.includes(name))).toEqual(
      [],
    );
  });
});

describe('the reading of imports behind these rules', () => {
  const file = (name: string, ...imports: string[]): SourceFile => ({ name, imports, code: '', lines: 1 });

  it('finds a ring and names it', () => {
    const ring = [file('a', 'b'), file('b', 'c', 'd'), file('c'), file('d', 'b')];
    expect(importCycle(ring)).toEqual(['b', 'd', 'b']);
    expect(importCycle(ring.slice(0, 3))).toBeUndefined();
  });

  it('sees imports over several lines, of types, and re-exports', () => {
    const change = SOURCES.find(({ name }) => name === 'src/adapters/database/message-log.ts');
    expect(change?.imports).toContain('src/ports/message-log.ts');
    expect(SOURCES.flatMap(({ imports }) => imports).filter((one) => one.startsWith('.'))).toEqual([]);
  });
});
