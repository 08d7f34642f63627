import { leafOf } from '../../domain/complaint/category.ts';
import { kindOf } from '../../domain/complaint/kind.ts';
import { normalise } from '../../domain/complaint/normalise.ts';
import { findPlace } from '../../domain/complaint/place.ts';
import { sensitiveMatter } from '../../domain/complaint/sensitive.ts';
import { isSilent, type SensitiveMatter } from '../../domain/complaint/sensitive-matters.ts';
import { subjectOf } from '../../domain/complaint/subject.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import { gazetteerOf } from './gazetteer.ts';

/**
 * What a correction changes beside the words (更正): the subject and the place, since the old ones may be what was wrong, and the
 * matter, since the new words may be such as are not repeated.
 */
export function correction(
  ticket: Ticket,
  text: string,
  office: OfficeVersion,
): { readonly subject: string; readonly place?: string; readonly matter?: SensitiveMatter } {
  const { policy } = office;
  const said = normalise(text);
  const place = findPlace(text, gazetteerOf(office));
  const moved = place.text !== '' && place.text !== ticket.place;
  const own = sensitiveMatter(said, kindOf(said));
  const matter = isSilent(ticket.matter) || own === undefined ? ticket.matter : own;
  const { botNames } = policy.office;
  const subject =
    ticket.sensitive && matter === undefined
      ? ticket.subject
      : subjectOf(text, {
          botNames,
          fallback: leafOf(ticket.category),
          matter,
          ...(moved ? { place, buildingLeads: true } : {}),
        });
  return { subject, ...(moved ? { place: place.text } : {}), ...(matter === undefined ? {} : { matter }) };
}
