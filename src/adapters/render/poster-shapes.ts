import { COLOURS, MEDALS } from './poster-style.ts';

/** A drawn sign, as the source of a picture. */
const svg = (width: number, height: number, body: string): string =>
  `data:image/svg+xml;utf8,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${body}</svg>`)}`;

/** Medal of a place from 1 to 3: a disc on ribbons. */
export function medal(place: number): string {
  const { disc, ribbon, ink } = MEDALS[place - 1] ?? MEDALS[2];
  return svg(
    60,
    72,
    `<path d="M12 0h15l9 26-15 7z" fill="${ribbon}"/><path d="M48 0H33l-9 26 15 7z" fill="${ribbon}"/><circle cx="30" cy="45" r="25" fill="${disc}" stroke="${ink}" stroke-width="3"/>`,
  );
}

export const inkOfMedal = (place: number): string => (MEDALS[place - 1] ?? MEDALS[2]).ink;

/** The mark of a last place: a plate that points down. */
export const LAST_PLATE = svg(
  64,
  64,
  `<path d="M4 4h56v36L32 61 4 40z" fill="#ffffff" stroke="${COLOURS.late}" stroke-width="5" stroke-linejoin="round"/>`,
);

export const ARROW_UP = svg(30, 34, `<path d="M15 1 29 18H20v15H10V18H1z" fill="${COLOURS.gain}"/>`);
export const ARROW_DOWN = svg(30, 34, `<path d="M15 33 1 16h9V1h10v15h9z" fill="${COLOURS.late}"/>`);

/** Before a number of late tickets. */
export const WARNING = svg(
  36,
  34,
  `<path d="M18 2 35 32H1z" fill="${COLOURS.late}"/><path d="M16.200 12h3.600l-.8 11h-2zM16.300 25.500h3.400v3.400h-3.400z" fill="#fff"/>`,
);
