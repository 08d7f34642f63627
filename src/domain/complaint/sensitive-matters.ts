/** Matters that are not talked about in a group (敏感事项): what each is, and what may be done with it. The table is the rule. */

export const SENSITIVE_MATTERS = [
  'selfHarm',
  'gathering',
  'familyViolence',
  'minors',
  'ofStaff',
  'tipOff',
  'health',
  'politics',
  'religion',
  'insult',
] as const;
export type SensitiveMatter = (typeof SENSITIVE_MATTERS)[number];

export interface SensitiveRow {
  readonly matter: SensitiveMatter;
  /** For people who work on it, in private. */
  readonly name: string;
  /**
   * `silent`: a group hears the number alone, whatever anybody writes about the ticket. `neutral`: only the resident's words stay out,
   * the subject is the class of the matter.
   */
  readonly inGroups: 'silent' | 'neutral';
  /** `plain`: not even the leaf of the category, which would tell what it is about. */
  readonly subject: 'leaf' | 'plain';
  /** Where else the resident can turn, said with the receipt. */
  readonly elsewhere: string;
  /** One receipt a day and group, however many say so: a second one would count them. */
  readonly oneReceipt: boolean;
  /** Neighbours may second it or join it. */
  readonly supporters: boolean;
  /** Counted where residents read. Figures count every ticket. */
  readonly countedInPublic: boolean;
  /** May a rule name the unit? Never the unit complained of, whatever stands here. */
  readonly byRule: boolean;
  /** Told in private as soon as it opens, besides who works on it. */
  readonly told: readonly ('dispatcher' | 'petitions')[];
  /** Nobody's small talk: the score such words have at least, so that a person sees it (from 0.42) or a ticket is opened (from 0.7). */
  readonly weight: number;
}

const DOUBTFUL = 0.5;
const CERTAIN = 0.72;

const SILENT = {
  inGroups: 'silent',
  subject: 'plain',
  oneReceipt: false,
  supporters: false,
  countedInPublic: true,
  byRule: true,
  told: [],
  weight: DOUBTFUL,
} as const;
const NEUTRAL = {
  inGroups: 'neutral',
  subject: 'leaf',
  elsewhere: '',
  oneReceipt: false,
  supporters: true,
  countedInPublic: true,
  byRule: true,
  told: [],
  weight: 0,
} as const;

/** The first row whose words are found decides; see `sensitive-words.ts`. */
export const SENSITIVE_TABLE: readonly SensitiveRow[] = [
  { ...SILENT, matter: 'selfHarm', name: '轻生', elsewhere: '想找人说说话，可以打心理援助热线12356。' },
  {
    ...SILENT,
    matter: 'gathering',
    name: '号召聚集',
    elsewhere: '',
    oneReceipt: true,
    countedInPublic: false,
    byRule: false,
    told: ['dispatcher', 'petitions'],
    weight: CERTAIN,
  },
  {
    ...SILENT,
    matter: 'familyViolence',
    name: '家庭暴力',
    elsewhere: '有危险马上打110，也可以打妇联热线12338。',
    weight: CERTAIN,
  },
  {
    ...SILENT,
    matter: 'minors',
    name: '未成年人',
    elsewhere: '孩子有危险马上打110，也可以打青少年热线12355或妇联热线12338。',
    weight: CERTAIN,
  },
  {
    ...SILENT,
    matter: 'ofStaff',
    name: '涉及工作人员或单位',
    elsewhere: '也可以打12388向纪检监察机关反映。',
    byRule: false,
  },
  { ...SILENT, matter: 'tipOff', name: '举报', elsewhere: '涉及公职人员的，也可以打12388。', weight: 0 },
  { ...SILENT, matter: 'health', name: '个人健康', elsewhere: '', weight: 0 },
  { ...NEUTRAL, matter: 'politics', name: '政治话题' },
  { ...NEUTRAL, matter: 'religion', name: '宗教话题' },
  { ...NEUTRAL, matter: 'insult', name: '骂人的话' },
];

const BY_MATTER = new Map(SENSITIVE_TABLE.map((row) => [row.matter, row]));

/** The row of a matter; undefined for an ordinary one. */
export const sensitiveRow = (matter: SensitiveMatter | undefined): SensitiveRow | undefined =>
  matter === undefined ? undefined : BY_MATTER.get(matter);

export const isSilent = (matter: SensitiveMatter | undefined): boolean => sensitiveRow(matter)?.inGroups === 'silent';

/** The neutral subject of such a matter; undefined where the resident's own words may stand. */
export function neutralSubject(matter: SensitiveMatter | undefined, leaf: string): string | undefined {
  const row = sensitiveRow(matter);
  if (!row) return undefined;
  return row.subject === 'plain' || leaf === '' || leaf === '综合' ? '诉求' : leaf;
}
