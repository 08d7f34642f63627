import type { Emergency } from '../domain/complaint/verdict.ts';
import type { OfficeIdentity } from '../domain/policy/office-policy.ts';

/** A number of the office file with its name in front, or nothing where the office gave none. */
const own = (office: OfficeIdentity, key: string, name: string): string => {
  const number = office.emergency[key];
  return number ? `和${name}${number}` : '';
};

/** What to do first, and whom to call; the words of the message are not repeated. */
const ADVICE: Readonly<Record<Emergency, (office: OfficeIdentity) => string>> = {
  fire: () => '请马上离开，不要坐电梯，烟大就捂住口鼻弯腰走；到了外面再打119。',
  gas: (office) => `请先离开，不要开关电器，也不要在屋里打电话；到室外再打119${own(office, 'gas', '燃气抢修')}。`,
  liftTrapped: (office) => `请按轿厢里的紧急呼叫按钮，不要扒门；同时打119${own(office, 'lift', '电梯应急救援')}。`,
  collapse: () => '请马上离开，不要回去拿东西；有人受困或受伤就打119和120。',
  selfHarm: () => '请陪在身边，不要让人独处；有危险马上打110或120，想找人说说话可以打心理援助热线12356。',
  missingPerson: () => '请马上打110报警，不用等24小时；说清年龄、衣着和最后出现的地方。',
  danger: () => '请先保证自己安全，马上打110；有人受伤打120。',
};

/** Safety advice (wording 17). It says that people are being told, never that they come. */
export function emergencyAdvice(emergency: Emergency, office: OfficeIdentity): string {
  const name = office.botNames[0] ?? '小助手';
  return `${ADVICE[emergency](office)}正在通知值班人员。${name}不能代替报警。`;
}

/** To staff when a critical ticket opens, and again while nobody has answered. */
export const criticalCall = (about: {
  readonly at: string;
  readonly title: string;
  readonly number: string;
  readonly again: boolean;
  readonly place: string;
  readonly inHand: boolean;
}): string =>
  `${about.again ? '【特急，还没有人接手】' : '【特急】'}${about.at}${about.title}${about.place === '' ? '' : `，地点${about.place}`}。${about.inHand ? `请马上联系群众核实，接手后回“受理 ${about.number}”。` : '请马上核实情况，还没派单就立即派单。'}`;
