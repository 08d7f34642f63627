import { buildGazetteer, type Gazetteer } from '../../domain/complaint/gazetteer.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';

const gazetteers = new WeakMap<object, Gazetteer>();

/** The gazetteer is built once per version of the office. */
export function gazetteerOf(office: OfficeVersion): Gazetteer {
  const known = gazetteers.get(office.policy);
  if (known) return known;
  const built = buildGazetteer(office.policy.areas);
  gazetteers.set(office.policy, built);
  return built;
}
