import fc from 'fast-check';
import { STAFF_ROLES } from '../../../src/domain/office/person.ts';
import { DEFAULT_BOT_NAMES, DEFAULT_CALENDAR, DEFAULT_POLICY } from '../../../src/domain/policy/default-policy.ts';
import type { OfficePolicy, SourceSpec } from '../../../src/domain/policy/office-policy.ts';
import {
  categories,
  daysAround,
  limits,
  numbered,
  ranking,
  record,
  rung,
  schedule,
  text,
  texts,
  workingTimes,
} from './arbitrary-tables.ts';

const usual = <T>(value: T, other: fc.Arbitrary<T>): fc.Arbitrary<T> => fc.oneof(fc.constant(value), other);

/** Any office a file could hold: every reference is met, nothing is there twice. */
export const arbitraryPolicy: fc.Arbitrary<OfficePolicy> = numbered((index) =>
  fc.record({
    id: text.map((tail) => `u${index}${tail}`),
    name: text.map((tail) => `单位${index}${tail}`),
    kind: text,
    active: fc.boolean(),
    aliases: texts.map((names) => names.map((name, at) => `简称${index}-${at}${name}`)),
  }),
).chain((units) => {
  const unit = fc.constantFrom('', ...units.map(({ id }) => id));
  const needsUnit = <T>(rows: fc.Arbitrary<T[]>) => (units.length === 0 ? fc.constant<T[]>([]) : rows);
  const known = unit.map((id) => id || (units[0]?.id ?? ''));
  const maybe = <K extends string>(key: K, id: fc.Arbitrary<string>) =>
    id.map((value) => (value === '' ? {} : { [key]: value }));
  const source: fc.Arbitrary<SourceSpec> = fc
    .tuple(
      fc.record({ zero: fc.constantFrom('0', 'blank', 'hide'), decimals: fc.nat(6), total: fc.boolean() }),
      fc.option(fc.array(fc.array(text, { minLength: 1, maxLength: 2 }), { maxLength: 3 })),
      fc.option(needsUnit(fc.array(known, { maxLength: 2 }))),
    )
    .map(([spec, split, order]): SourceSpec => ({ ...spec, ...(split ? { split } : {}), ...(order ? { order } : {}) }));
  const person = (index: number) =>
    fc
      .tuple(
        maybe('unit', unit),
        fc.record({ name: text, roles: fc.subarray([...STAFF_ROLES]), duty: fc.boolean() }),
        fc.subarray(['wechat', 'dingtalk', 'bridge', 'sim']),
        text,
      )
      .map(([at, rest, channels, tail]) => ({
        ...(tail.length % 3 === 0 ? { active: tail.length % 2 === 0 } : {}),
        id: `p${index}${tail}`,
        ...at,
        ...rest,
        accounts: Object.fromEntries(channels.map((channel) => [channel, `${index}${tail}`])),
      }));
  const group = (index: number) =>
    fc
      .tuple(
        maybe('unit', unit),
        fc.record({
          name: text,
          channel: fc.constantFrom('wechat', 'dingtalk', 'bridge', 'sim'),
          audience: fc.constantFrom('residents', 'staff', 'leaders'),
        }),
        text,
      )
      .map(([at, rest, tail]) => ({
        ...(tail.length % 3 === 0 ? { active: false } : {}),
        id: `g${index}${tail}`,
        key: `${tail}${index}key`,
        ...rest,
        ...at,
      }));
  return fc.record({
    office: fc
      .tuple(
        fc.record({
          name: text,
          issuer: text,
          botNames: usual(DEFAULT_BOT_NAMES, fc.array(text, { minLength: 1, maxLength: 3 })),
          emergency: record(text),
        }),
        fc.option(text),
      )
      .map(([office, phone]) => ({
        ...office,
        timezone: 'Asia/Shanghai' as const,
        ...(phone === null ? {} : { phone }),
      })),
    calendar: usual(
      DEFAULT_CALENDAR,
      fc.record({
        base: fc.constantFrom('cn', 'none'),
        hours: workingTimes,
        off: daysAround(20000),
        work: daysAround(20500),
        unknownYears: fc.constantFrom('plainWeeks', 'refuse'),
      }),
    ),
    units: fc.constant(units),
    areas: needsUnit(
      numbered((index) =>
        fc.record({ id: text.map((tail) => `a${index}${tail}`), name: text, unit: known, estates: texts }),
      ),
    ),
    groups: numbered(group),
    people: numbered(person),
    categories,
    routing: needsUnit(
      fc.array(
        fc.tuple(known, fc.option(text)).map(([id, word]) => ({ ...(word === null ? {} : { cue: word }), unit: id })),
        { maxLength: 3 },
      ),
    ),
    limits: usual(DEFAULT_POLICY.limits, limits),
    reminders: usual(
      DEFAULT_POLICY.reminders,
      numbered(rung).map((rungs) => ({ rungs })),
    ),
    schedule: usual(DEFAULT_POLICY.schedule, schedule),
    ranking: usual(DEFAULT_POLICY.ranking, ranking),
    sources: record(source),
    trial: fc.boolean(),
    autoDispatch: fc.constantFrom('none', 'own-area', 'all'),
  }) as unknown as fc.Arbitrary<OfficePolicy>;
});
