import type { AreaId, GroupId, UnitId } from '../base/ids.ts';
import { normalise } from '../complaint/normalise.ts';
import type { Directory } from '../office/directory.ts';
import type { Unit } from '../office/unit.ts';

/** What a complaint says, and where it comes from. */
export interface Complained {
  readonly text: string;
  readonly area?: AreaId | null | undefined;
  readonly group?: GroupId | null | undefined;
}

type Look = Pick<Directory, 'units' | 'unit' | 'area' | 'group'>;

/** “街道办”, “社区的人”: whoever answers for the place it was said in. */
const LOCAL =
  /街道办|办事处|街道(?:的|干部|领导|工作人员|书记|主任|不|推|敷)|社区|居委会|网格员|村委|村干部|村支书|支书|镇政府|乡政府|镇长|乡长/u;
/** What people call an office → what such a unit is called. */
const BY_KIND: readonly (readonly [said: RegExp, name: RegExp])[] = [
  [/派出所|民警|警察|辅警|公安/u, /公安|派出所/u],
  [/城管|执法(?:队|局|人员|大队)|协管员/u, /城管|城市管理|综合行政执法|综合执法|市容/u],
  [/交警/u, /交警|交通警察/u],
  [/市监|市场监管|工商局/u, /市场监督|市场监管|市监/u],
  [/住建|建设局|房管|房产局/u, /住建|住房|城乡建设|房产/u],
  [/环保局|生态环境/u, /生态环境|环保/u],
  [/人社|劳动局|社保局/u, /人力资源|人社/u],
  [/卫健|卫生局/u, /卫生健康|卫健/u],
  [/教育局/u, /教育/u],
  [/民政局/u, /民政/u],
  [/信访/u, /信访/u],
  [/税务/u, /税务/u],
  [/政务大厅|服务大厅|办事大厅|窗口(?:人员|工作人员)/u, /政务服务|便民服务/u],
];

/** A unit's names as people write them, the leading 区 or 县 left off too. */
export const namesOf = (unit: Unit): readonly string[] =>
  [unit.name, ...unit.aliases]
    .map(normalise)
    .flatMap((name) => (/^[区县市].{2}/u.test(name) ? [name, name.slice(1)] : [name]))
    .filter((name) => name.length > 1);

/**
 * The units a complaint may be about (被反映的单位): those it names, by any of their names or by what people call their kind, and for
 * “社区” and “街道办” whoever answers for its place. None of them is to be handed it without a person having thought of it.
 */
export function complainedOf({ text, area, group }: Complained, directory: Look): ReadonlySet<UnitId> {
  const said = normalise(text);
  const named = directory.units.filter((unit) => namesOf(unit).some((name) => said.includes(name)));
  const kinds = BY_KIND.filter(([pattern]) => pattern.test(said));
  const byKind = directory.units.filter((unit) =>
    kinds.some(([, name]) => [unit.name, ...unit.aliases].some((one) => name.test(one))),
  );
  const local = LOCAL.test(said) ? localUnits(area, group, directory) : [];
  return new Set([...named, ...byKind].map((unit) => unit.id).concat(local));
}

function localUnits(area: AreaId | null | undefined, group: GroupId | null | undefined, directory: Look): UnitId[] {
  const place = group == null ? undefined : directory.group(group);
  const units = [directory.area(area ?? undefined)?.unit, place?.unit, directory.area(place?.area)?.unit];
  return units.filter((unit) => unit !== undefined);
}
