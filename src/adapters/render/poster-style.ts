/**
 * Pixels. WeChat and DingTalk show 1080 wide pictures whole on a phone, some 360 wide: 30 is the smallest that can be read there
 * without glasses. */
export const WIDTH = 1080;
export const TALLEST = 4000;
export const MARGIN = 40;
export const INNER = WIDTH - 2 * MARGIN;

export const SIZES = { title: 64, subtitle: 36, heading: 42, figure: 62, row: 40, line: 36, small: 30 } as const;

/** Text colours have a contrast of at least 4.5 against their ground; a test computes it. */
export const COLOURS = {
  paper: '#ffffff',
  ink: '#1b2430',
  quiet: '#4a5565',
  band: '#123f6d',
  onBand: '#ffffff',
  panel: '#eef3f8',
  rule: '#d5dce5',
  bar: '#2b6cb0',
  track: '#dfe6ee',
  late: '#a61b1b',
  gain: '#0b6b43',
} as const;

/** Ground and ink of the medals of the first three places. */
export const MEDALS = [
  { disc: '#f3c64b', ribbon: '#a61b1b', ink: '#3d2c00' },
  { disc: '#c9d1da', ribbon: '#34506e', ink: '#1b2430' },
  { disc: '#dd9f68', ribbon: '#6b3f1a', ink: '#2e1700' },
] as const;
