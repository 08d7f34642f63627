import { type Group, isActiveGroup } from '../domain/office/group.ts';
import { isActivePerson } from '../domain/office/person.ts';
import type { OfficePolicy } from '../domain/policy/office-policy.ts';

const AUTO: Readonly<Record<OfficePolicy['autoDispatch'], string>> = {
  all: '全部',
  'own-area': '本辖区',
  none: '关闭',
};
const EFFECTS: Readonly<Record<OfficePolicy['autoDispatch'], string>> = {
  all: '按分派规则、地点和本群自动派单，拿不准的等派单员',
  'own-area': '只自动派给地点或本群所属的单位，其他的等派单员',
  none: '所有件都等派单员派',
};

/** After 试运行 开/关: what is different from now on. */
export const trialChanged = ({ trial, autoDispatch }: OfficePolicy): string =>
  trial
    ? '已开始试运行：所有件都等派单员派，回“同意 编号”就按建议的单位派；排名和每日摘要只发工作群。居民照常收到答复。'
    : `已转为正式运行：自动派单是“${AUTO[autoDispatch]}”，${EFFECTS[autoDispatch]}；排名发到各个群，每日摘要发给领导。`;

export const autoDispatchChanged = ({ trial, autoDispatch }: OfficePolicy): string =>
  `自动派单是“${AUTO[autoDispatch]}”：${EFFECTS[autoDispatch]}。${trial ? '现在是试运行，等转为正式运行才起作用。' : ''}`;

/** 设置. */
export function settings({ policy, version }: { readonly policy: OfficePolicy; readonly version: number }): string {
  const groups = policy.groups.filter(isActiveGroup);
  const people = policy.people.filter(isActivePerson);
  const unbound = people.filter(({ accounts }) => Object.keys(accounts).length === 0).length;
  const count = (audience: Group['audience']): number => groups.filter((group) => group.audience === audience).length;
  return [
    `试运行：${policy.trial ? '开' : '关'}。自动派单：${AUTO[policy.autoDispatch]}，${EFFECTS[policy.autoDispatch]}。`,
    `居民群${count('residents')}个，工作群${count('staff')}个，领导群${count('leaders')}个；人员${people.length}名${unbound > 0 ? `，其中${unbound}名没有绑定账号` : ''}。第${version}版。`,
    '要改请回“试运行 开”“试运行 关”或“自动派单 全部”“自动派单 本辖区”“自动派单 关闭”。',
  ].join('\n');
}

export const SETTING_HINTS = {
  trialOn: '现在就是试运行。转为正式运行请回“试运行 关”。',
  trialOff: '现在就是正式运行。要试运行请回“试运行 开”。',
  autoDispatch: '请写“自动派单 全部”“自动派单 本辖区”或“自动派单 关闭”。',
} as const;
