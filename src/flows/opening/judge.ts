import { normalise } from '../../domain/complaint/normalise.ts';
import { complaintAgainst } from '../../domain/complaint/sensitive.ts';
import type { Verdict } from '../../domain/complaint/verdict.ts';
import { namesOf } from '../../domain/routing/complained-of.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Service } from '../service.ts';

/** Recognises a text as this office would read it. */
export type Judge = (text: string, mentionsBot: boolean) => Promise<Verdict>;

export const judgeOf =
  (service: Pick<Service, 'recogniser'>, office: OfficeVersion): Judge =>
  async (text, mentionsBot) =>
    withOwnUnits(
      await service.recogniser.recognise(withoutPlaceNames(text, office), {
        mentionsBot,
        catalogue: office.policy.categories,
        botNames: office.policy.office.botNames,
      }),
      text,
      office,
    );

/** The same, reading each text once: a burst is looked at from several sides while one message is taken in. */
export function rememberingJudge(judge: Judge): Judge {
  const read = new Map<string, Promise<Verdict>>();
  return (text, mentionsBot) => {
    const key = `${mentionsBot} ${text}`;
    const known = read.get(key) ?? judge(text, mentionsBot);
    read.set(key, known);
    return known;
  };
}

/** Names of estates and areas: neighbours share them whatever they complain about. */
export const placeNamesOf = (office: OfficeVersion): readonly string[] =>
  office.policy.areas.flatMap((area) => [area.name, ...area.estates]);

/** “文化小区” says nothing about culture: a known place is read as any estate. */
function withoutPlaceNames(text: string, office: OfficeVersion): string {
  return placeNamesOf(office).reduce((rest, name) => (name === '' ? rest : rest.replaceAll(name, '小区')), text);
}

/** Whoever holds something against a unit or community of the office complains of staff, though no recogniser knows their names. */
function withOwnUnits(verdict: Verdict, text: string, office: OfficeVersion): Verdict {
  if (verdict.ofStaff || !againstOwn(office)(normalise(text))) return verdict;
  return { ...verdict, ofStaff: true, ...(verdict.sensitive ? {} : { sensitive: true, matter: 'ofStaff' }) };
}

/** Built once per version of the office. */
const known = new WeakMap<object, (text: string) => boolean>();
function againstOwn({ policy }: OfficeVersion): (text: string) => boolean {
  const built =
    known.get(policy) ??
    complaintAgainst([...policy.units.flatMap(namesOf), ...policy.areas.map((area) => normalise(area.name))]);
  known.set(policy, built);
  return built;
}
