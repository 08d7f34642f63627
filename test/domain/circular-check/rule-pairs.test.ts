import { describe, expect, it } from 'vitest';
import { assembleDocument } from '../../../src/domain/circular-check/assemble-document.ts';
import { CHECKS, checkCircular } from '../../../src/domain/circular-check/check-circular.ts';
import { FINDING_RULES } from '../../../src/domain/circular-check/finding.ts';
import { findingWhy } from '../../../src/wording/circular-findings.ts';
import { RULE_PAIRS } from '../../fixtures/circular-rule-pairs.ts';

const documentOf = (text: string) =>
  assembleDocument(text.split('\n').map((line, at) => ({ kind: 'line', place: `第${at + 1}行`, text: line }) as const));

describe('a paper that breaks one rule, and its sound twin', () => {
  it.each(RULE_PAIRS)('%s: %s', (name, rule, sound, [from, to], found) => {
    expect(checkCircular(documentOf(sound))).toEqual([]);
    expect(sound).toContain(from);
    const broken = documentOf(sound.replace(from, to));
    const findings = checkCircular(broken);
    expect(findings.map(({ place, quote, printed, counted }) => [place, quote, printed, counted])).toEqual(found);
    expect(new Set(findings.map((finding) => finding.rule))).toEqual(new Set([rule]));
    expect(
      checkCircular(
        broken,
        CHECKS.filter((check) => check.name === name),
      ),
    ).toEqual(findings);
    for (const finding of findings) expect(findingWhy(finding)).toMatch(/[\u4e00-\u9fa5]{2}/u);
  });

  it('is there for every check', () => {
    const paired = new Set(RULE_PAIRS.map(([check]) => check));
    expect(CHECKS.map(({ name }) => name).filter((name) => !paired.has(name))).toEqual([]);
  });

  it('is there for every rule', () => {
    const paired = new Set(RULE_PAIRS.map(([, rule]) => rule));
    expect(FINDING_RULES.filter((rule) => !paired.has(rule))).toEqual([]);
  });
});
