import { Document, type Pair, Scalar, visit, YAMLMap } from 'yaml';
import {
  DEFAULT_BOT_NAMES,
  DEFAULT_POLICY,
  DEFAULT_RANKING,
  DEFAULT_SCHEDULE,
  DEFAULT_SOURCE,
} from '../../domain/policy/default-policy.ts';
import type {
  ClockSpan,
  OfficePolicy,
  RankingPolicy,
  Schedule,
  SourceSpec,
} from '../../domain/policy/office-policy.ts';
import { sameValue, without } from './same-value.ts';
import { writeCalendar } from './write-calendar.ts';
import { writeCategories, writeLimits, writeRungs } from './write-tables.ts';

/** The office file of a policy: `parseOffice` of it gives the same policy again. Defaults are left out; one line per unit, group, person. */
export function writeOffice(policy: OfficePolicy): string {
  const document = new Document(undefined, { compat: 'yaml-1.1' });
  const root = new YAMLMap();
  document.contents = root as unknown as typeof document.contents;
  const add = (key: string, value: unknown, remark?: string): void => {
    if (value === undefined || (isRecord(value) && Object.keys(value).length === 0)) return;
    const node = document.createNode(value);
    setFlow(node);
    if (remark !== undefined) node.commentBefore = ` ${remark}`;
    root.add(document.createPair(key, node) as Pair);
  };
  add('office', identity(policy));
  add('calendar', writeCalendar(policy.calendar));
  add('trial', policy.trial || undefined);
  add('autoDispatch', policy.autoDispatch === DEFAULT_POLICY.autoDispatch ? undefined : policy.autoDispatch);
  add('schedule', schedule(policy.schedule));
  add('ranking', ranking(policy.ranking));
  add('units', policy.units.map(unit), '顺序就是正式排序，并列时以它为准');
  add('areas', policy.areas.map(area), '社区、所属单位、小区');
  add('groups', policy.groups, 'key 是平台上的群标识');
  add('people', policy.people.map(person), 'accounts 是平台账号；duty 是值班，先提醒');
  add('categories', writeCategories(policy.categories));
  add('routing', policy.routing.length > 0 ? policy.routing : undefined, '从上往下，第一条符合的规则起作用');
  add('limits', writeLimits(policy.limits));
  add('reminders', sameValue(policy.reminders, DEFAULT_POLICY.reminders) ? undefined : writeRungs(policy.reminders));
  add('sources', Object.fromEntries(Object.entries(policy.sources).map(([name, spec]) => [name, source(spec)])));
  document.commentBefore = ' 办公室文件，由系统导出。没有写的部分采用产品默认值。';
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

/** Rows stand on one line each, and so do small maps inside a section. */
function setFlow(section: unknown): void {
  visit(section as YAMLMap, {
    Collection(_key, node, path) {
      if (path.some((above) => above === section) || (node === section && node.items.length === 0)) {
        node.flow = true;
      }
      return undefined;
    },
    Scalar(_key, node) {
      if (typeof node.value === 'string' && /^[\d:.-]+$/u.test(node.value) && /[:]/u.test(node.value))
        node.type = Scalar.QUOTE_DOUBLE;
    },
  });
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function identity(policy: OfficePolicy): unknown {
  const { name, issuer, botNames, phone, emergency } = policy.office;
  const targets = without(policy.ranking.targets, DEFAULT_RANKING.targets);
  return {
    name,
    ...(issuer === name ? {} : { issuer }),
    ...(sameValue(botNames, DEFAULT_BOT_NAMES) ? {} : { botNames }),
    ...(phone === undefined ? {} : { phone }),
    ...(Object.keys(emergency).length === 0 ? {} : { emergency }),
    ...(Object.keys(targets).length === 0 ? {} : { targets }),
  };
}

const unit = ({ id, name, aliases, kind, active }: OfficePolicy['units'][number]): unknown => ({
  id,
  name,
  ...(aliases.length > 0 ? { aliases } : {}),
  kind,
  ...(active ? {} : { active }),
});

const area = ({ id, name, unit: owner, estates, roads, alsoCalled }: OfficePolicy['areas'][number]): unknown => ({
  id,
  name,
  unit: owner,
  ...(estates.length > 0 ? { estates } : {}),
  ...(roads && roads.length > 0 ? { roads } : {}),
  ...(alsoCalled && Object.keys(alsoCalled).length > 0 ? { alsoCalled } : {}),
});

const person = ({ duty, accounts, ...rest }: OfficePolicy['people'][number]): unknown => ({
  ...rest,
  ...(duty ? { duty } : {}),
  ...(Object.keys(accounts).length > 0 ? { accounts } : {}),
});

function schedule(value: Schedule): unknown {
  const { quietHours, rankingQuietHours, weeklyReport, circular, ...rest } = without(value, DEFAULT_SCHEDULE);
  return {
    ...rest,
    ...(weeklyReport ? { weeklyReport } : {}),
    ...(circular ? { circular: isOff(circular) ? 'off' : circular } : {}),
    ...(quietHours ? { quietHours: span(quietHours) } : {}),
    ...(rankingQuietHours ? { rankingQuietHours: span(rankingQuietHours) } : {}),
  };
}

const isOff = ({ at, periods }: Schedule['circular']): boolean =>
  periods.length === 0 && at === DEFAULT_SCHEDULE.circular.at;

const span = ({ from, to }: ClockSpan): string => (from === to ? 'none' : `${from}-${to}`);

function ranking(value: RankingPolicy): unknown {
  const { tiers, targets: _elsewhere, ...rest } = without(value, DEFAULT_RANKING);
  return {
    ...rest,
    ...(tiers ? { tiers: Object.fromEntries(tiers.map(({ name, kinds }) => [name, kinds])) } : {}),
  };
}

function source(spec: SourceSpec): unknown {
  const { split, ...rest } = without(spec, DEFAULT_SOURCE);
  return { ...rest, ...(split ? { split: split.map((kinds) => (kinds.length === 1 ? kinds[0] : kinds)) } : {}) };
}
