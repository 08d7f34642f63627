import type { AreaId, UnitId } from '../base/ids.ts';
import { topOf } from '../complaint/category.ts';
import { normalise } from '../complaint/normalise.ts';
import type { Area } from '../office/area.ts';
import type { Group } from '../office/group.ts';
import { shortName, type Unit } from '../office/unit.ts';
import type { OfficePolicy } from '../policy/office-policy.ts';
import type { RoutingRule } from './routing-rule.ts';

export interface RouteQuestion {
  readonly category: string;
  /** Of the place, where one was found; else the group's own. */
  readonly area?: AreaId | undefined;
  /** Where it was said; a ticket from a ledger has none. */
  readonly group?: Pick<Group, 'unit' | 'area'> | undefined;
  readonly text: string;
}

export interface Routed {
  readonly unit: UnitId;
  /** Which rule spoke, in words a dispatcher can check. */
  readonly rule: string;
  readonly by: 'rule' | 'area' | 'group';
}

type RoutingTables = Pick<OfficePolicy, 'routing' | 'units' | 'areas'>;

/**
 * Which unit a complaint goes to (分派): the first rule that matches; else the unit of the place the words name; else the unit that
 * answers for the group, or for the group's area; else nobody, and the dispatcher decides. Units that no longer take tickets are
 * passed over. Units named in a complaint play no part: contract §10.
 */
export function route(question: RouteQuestion, policy: RoutingTables): Routed | undefined {
  return byRule(question, policy) ?? byPlace(question, policy) ?? byGroup(question, policy);
}

function byRule(question: RouteQuestion, policy: RoutingTables): Routed | undefined {
  const text = normalise(question.text);
  for (const [index, rule] of policy.routing.entries()) {
    const unit = activeUnit(rule.unit, policy);
    if (!unit || !matches(rule, question, text)) continue;
    return { unit: unit.id, rule: `规则${index + 1}：${conditionWords(rule, policy)}→${shortName(unit)}`, by: 'rule' };
  }
  return undefined;
}

function matches(rule: RoutingRule, question: RouteQuestion, text: string): boolean {
  if (rule.category !== undefined && rule.category !== question.category && rule.category !== topOf(question.category))
    return false;
  if (rule.area !== undefined && rule.area !== question.area) return false;
  return rule.cue === undefined || text.includes(normalise(rule.cue));
}

function conditionWords({ category, area, cue }: RoutingRule, policy: RoutingTables): string {
  const words = [
    category,
    area === undefined ? undefined : (areaOf(area, policy)?.name ?? area),
    cue === undefined ? undefined : `提到“${cue}”`,
  ].filter((word) => word !== undefined);
  return words.length > 0 ? words.join('、') : '全部诉求';
}

/** The group's own area, when no word of the complaint names it, is the group's doing: `byGroup` speaks of it. */
function byPlace({ area: id, group, text }: RouteQuestion, policy: RoutingTables): Routed | undefined {
  const area = areaOf(id, policy);
  const unit = area && activeUnit(area.unit, policy);
  if (!unit) return undefined;
  const place = placeNamed(area, text);
  if (place === undefined && group?.area === area.id) return undefined;
  const belongs = place === undefined || place === area.name ? area.name : `${place}属${area.name}`;
  return { unit: unit.id, rule: `按地点：${belongs}→${shortName(unit)}`, by: 'area' };
}

function byGroup({ group }: RouteQuestion, policy: RoutingTables): Routed | undefined {
  const own = activeUnit(group?.unit, policy);
  if (own) return { unit: own.id, rule: `按本群：由${shortName(own)}负责`, by: 'group' };
  const area = areaOf(group?.area, policy);
  const unit = area && activeUnit(area.unit, policy);
  return unit && { unit: unit.id, rule: `按本群：${area.name}→${shortName(unit)}`, by: 'group' };
}

/** The longest of the area's names that stands in the text. */
function placeNamed(area: Area, text: string): string | undefined {
  const said = normalise(text);
  return [...area.estates, area.name]
    .filter((name) => name !== '' && said.includes(normalise(name)))
    .sort((a, b) => b.length - a.length)[0];
}

const areaOf = (id: AreaId | undefined, { areas }: RoutingTables): Area | undefined =>
  id === undefined ? undefined : areas.find((area) => area.id === id);

const activeUnit = (id: UnitId | undefined, { units }: RoutingTables): Unit | undefined =>
  id === undefined ? undefined : units.find((unit) => unit.id === id && unit.active);
