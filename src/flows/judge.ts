import type { Verdict } from '../domain/complaint/verdict.ts';
import type { OfficeVersion } from '../ports/office-store.ts';
import type { Service } from './service.ts';

/** Recognises a text as this office would read it. */
export type Judge = (text: string, mentionsBot: boolean) => Promise<Verdict>;

export const judgeOf =
  (service: Pick<Service, 'recogniser'>, office: OfficeVersion): Judge =>
  async (text, mentionsBot) =>
    service.recogniser.recognise(withoutPlaceNames(text, office), {
      mentionsBot,
      catalogue: office.policy.categories,
      botNames: office.policy.office.botNames,
    });

/** Names of estates and areas: neighbours share them whatever they complain about. */
export const placeNamesOf = (office: OfficeVersion): readonly string[] =>
  office.policy.areas.flatMap((area) => [area.name, ...area.estates]);

/** “文化小区” says nothing about culture: a known place is read as any estate. */
function withoutPlaceNames(text: string, office: OfficeVersion): string {
  return placeNamesOf(office).reduce((rest, name) => (name === '' ? rest : rest.replaceAll(name, '小区')), text);
}
