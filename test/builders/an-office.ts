import type { Area } from '../../src/domain/office/area.ts';
import type { Group } from '../../src/domain/office/group.ts';
import type { Person } from '../../src/domain/office/person.ts';
import type { Unit } from '../../src/domain/office/unit.ts';
import { DEFAULT_POLICY } from '../../src/domain/policy/default-policy.ts';
import type { OfficePolicy } from '../../src/domain/policy/office-policy.ts';

/** `u-river` answers for the community, `u-power` is another unit, `u-old` takes no tickets any more. */
const UNITS: readonly Unit[] = [
  { id: 'u-river', name: '河沿社区居民委员会', aliases: ['河沿社区'], kind: 'street', active: true },
  { id: 'u-power', name: '城东供电所', aliases: ['供电所'], kind: 'company', active: true },
  { id: 'u-old', name: '原市容所', aliases: ['市容所'], kind: 'department', active: false },
];

const AREAS: readonly Area[] = [{ id: 'a-river', name: '河沿社区', unit: 'u-river', estates: ['柳荫小区', '槐香里'] }];

const GROUPS: readonly Group[] = [
  {
    id: 'g-willow',
    name: '柳荫小区1群',
    channel: 'wechat',
    key: 'wxg-willow',
    audience: 'residents',
    area: 'a-river',
    unit: 'u-river',
  },
  { id: 'g-staff', name: '工作群', channel: 'wechat', key: 'wxg-staff', audience: 'staff' },
  { id: 'g-power', name: '供电所工作群', channel: 'wechat', key: 'wxg-power', audience: 'staff', unit: 'u-power' },
  { id: 'g-leaders', name: '领导群', channel: 'wechat', key: 'wxg-leaders', audience: 'leaders' },
];

const person = (id: string, name: string, rest: Pick<Person, 'roles'> & Partial<Person>): Person => ({
  id,
  name,
  duty: false,
  accounts: { wechat: id.replace('p-', 'wx-') },
  ...rest,
});

/** One person per role, and `p-power`, a handler of the other unit. */
const PEOPLE: readonly Person[] = [
  person('p-handler', '林小河', { roles: ['handler'], unit: 'u-river', duty: true }),
  person('p-head', '沈分管', { roles: ['head'], unit: 'u-river' }),
  person('p-grid', '葛网格', { roles: ['gridWorker'], area: 'a-river' }),
  person('p-power', '田供电', { roles: ['handler'], unit: 'u-power', duty: true }),
  person('p-dispatcher', '戴派单', { roles: ['dispatcher'] }),
  person('p-reviewer', '申审核', { roles: ['reviewer'] }),
  person('p-follow', '洪回访', { roles: ['followUpOfficer'] }),
  person('p-supervisor', '杜督办', { roles: ['supervisor'] }),
  person('p-leader', '凌主任', { roles: ['leader'] }),
  person('p-admin', '管理员', { roles: ['administrator'] }),
];

/** A small made-up office on the product's own defaults. */
export const anOffice = (overrides: Partial<OfficePolicy> = {}): OfficePolicy => ({
  ...DEFAULT_POLICY,
  office: {
    name: '城东街道办事处',
    issuer: '城东街道邻里牵手办公室',
    botNames: ['小邻', '邻里助手'],
    timezone: 'Asia/Shanghai',
    phone: '000-1234',
    emergency: {},
  },
  units: UNITS,
  areas: AREAS,
  groups: GROUPS,
  people: PEOPLE,
  routing: [{ area: 'a-river', unit: 'u-river' }],
  ...overrides,
});
