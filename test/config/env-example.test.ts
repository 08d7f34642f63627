import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readConfig, VARIABLES } from '../../src/config/env.ts';

const TEXT = readFileSync(path.resolve(import.meta.dirname, '../../.env.example'), 'utf8');
const LINES = TEXT.split('\n');

describe('.env.example', () => {
  const example = parseEnv(TEXT);

  it('names exactly the variables the service reads', () => {
    expect(Object.keys(example).toSorted()).toEqual(VARIABLES.toSorted());
    expect(VARIABLES.length).toBeGreaterThan(15);
  });

  it('says in Chinese, above it, what each is for', () => {
    for (const name of Object.keys(example)) {
      const line = LINES.findIndex((one) => one.startsWith(`${name}=`));
      const above = LINES.slice(0, line).join('\n').split('\n\n').at(-1) ?? '';
      expect([name, /#.*[\u4e00-\u9fff]/u.test(above)]).toEqual([name, true]);
    }
  });

  it('changes nothing when it is copied as it stands', () => {
    expect(readConfig(example)).toEqual(readConfig({}));
  });
});
