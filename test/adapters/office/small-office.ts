import { parseOffice } from '../../../src/adapters/office/parse-office.ts';
import type { OfficePolicy } from '../../../src/domain/policy/office-policy.ts';

/** A faultless office without a remark; `extra` is appended, `without` drops the sections of these names. */
export function smallOffice(extra = '', without: readonly string[] = []): string {
  const sections: Record<string, string> = {
    office: 'office: { name: 测试区 }',
    ranking: 'ranking: { tiers: { 街镇: [town] } }',
    units: 'units:\n  - { id: a, name: 甲镇, kind: town }\n  - { id: b, name: 乙镇, kind: town }',
    areas: 'areas:\n  - { id: x, name: 甲社区, unit: a, estates: [一小区] }',
    groups:
      'groups:\n  - { id: g, name: 群, channel: wechat, key: k, audience: residents, area: x }\n  - { id: s, name: 工作群, channel: wechat, key: s, audience: staff }',
    people: ['a', 'b']
      .map(
        (unit) =>
          `  - { id: p-${unit}, name: ${unit}员, unit: ${unit}, roles: [handler, head], duty: true, accounts: { wechat: w-${unit} } }`,
      )
      .concat('  - { id: p-z, name: 总, roles: [dispatcher, reviewer, supervisor, leader], accounts: { wechat: w-z } }')
      .join('\n')
      .replace(/^/u, 'people:\n'),
  };
  const kept = Object.entries(sections).filter(([name]) => !without.includes(name));
  return [...kept.map(([, text]) => text), extra].join('\n');
}

export function policyOf(text: string): OfficePolicy {
  const { policy, faults } = parseOffice(text, 'office.yaml');
  if (!policy) throw new Error(faults.map(({ line, message }) => `${line}: ${message}`).join('\n'));
  return policy;
}

export const warningsOf = (text: string): string[] =>
  parseOffice(text, 'office.yaml').warnings.map(({ message }) => message);
export const faultsOf = (text: string): string[] =>
  parseOffice(text, 'office.yaml').faults.map(({ line, message }) => `${line} ${message}`);
