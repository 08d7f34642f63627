/** What the recogniser says about one message. Pure values; every later model returns the same shape. */

import type { SensitiveMatter } from './sensitive-matters.ts';

/** 诉求 / 闲聊 / 存疑 (the dispatcher reads every 存疑, so the band is kept small). */
export type Reading = 'complaint' | 'chatter' | 'unsure';

/** 咨询 / 建议 / 求助 / 投诉 / 举报: decides the time limit. */
export type ComplaintKind = 'enquiry' | 'suggestion' | 'help' | 'grievance' | 'tipOff';

/** 紧急程度: urgent = contact in 30 min, critical = people called at once (design §4). */
export type Urgency = 'normal' | 'urgent' | 'critical';

/** Why a message is critical; picks the safety advice that is posted first. */
export type Emergency =
  | 'fire'
  | 'gas'
  | 'liftTrapped'
  | 'collapse'
  | 'selfHarm'
  | 'missingPerson'
  | 'lockedIn'
  | 'injured'
  | 'danger';

/** The seven top classes every label is one of (contract §5). */
export const TOP_LABELS = [
  '城乡建设',
  '劳动和社会保障',
  '教育文体',
  '商贸旅游',
  '环境保护',
  '卫生计生',
  '交通运输',
] as const;

export interface Verdict {
  readonly reading: Reading;
  /** 0..1, grows with the likelihood of a complaint. */
  readonly score: number;
  /** One of {@link TOP_LABELS}. */
  readonly label: string;
  /** `top/leaf` of the catalogue handed in. */
  readonly category: string;
  /** How firmly the text names its category: cue weight of the label, 3.5 = one word that settles it. Absent where a model has no such measure. */
  readonly firmness?: number;
  readonly kind: ComplaintKind;
  readonly urgency: Urgency;
  readonly emergency?: Emergency;
  /** Never echoed in a group: its `matter` is a silent one. */
  readonly sensitive: boolean;
  readonly matter?: SensitiveMatter;
  /** About staff, officials, an office or the handling unit: no rule may dispatch it by itself. */
  readonly ofStaff?: boolean;
  /** Who dealt with such matters before, as the office's own ledger names it: a hint, never a dispatch. */
  readonly unit?: string;
  /** Reasons a dispatcher can read, strongest first. */
  readonly cues: readonly string[];
}
