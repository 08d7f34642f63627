/** A reply that names another estate, building, unit or region than its ticket: usually one answer pasted under two numbers. */
import { plain } from './formula.ts';
import { otherRegion, regionsOf } from './region.ts';

/** Names an office knows; empty lists where nothing is known. */
export interface KnownNames {
  /** Estates. */
  readonly places: readonly string[];
  /** Names of the unit that answers. */
  readonly ownUnit: readonly string[];
  readonly otherUnits: readonly string[];
}
export const NO_NAMES: KnownNames = { places: [], ownUnit: [], otherUnits: [] };

interface Question {
  /** Title, text and place of the complaint, `plain`. */
  readonly complaint: string;
  readonly reply: string;
  readonly names: KnownNames;
}

/** The first pages decide. */
const LOOKED_AT = 4000;
/** What may stand before the name of the place a clause is about. */
const LEAD = '(?:经查|关于|现场|反映的?|咨询的?|投诉的?|您|你|好|位于|在|对|就|[“"])*';
const BEFORE = new RegExp(`^${LEAD}`, 'u');
const ESTATE = new RegExp(
  `^${LEAD}([\\u4e00-\\u9fff]{2,5}?(?:小区|家园|花园|家属院|佳苑|公寓|花城|新村|新城|华庭|雅苑|名苑|康园))`,
  'u',
);
/** No name of its own: “我们小区”, “老旧小区”. */
const NAMELESS =
  /^(?:我们?|咱们?|你们?|您们?|贵|本|该|此|这个|那个|整个|各|全|住宅|居民|业主|高层|多层|老旧|无物业|所有|其他|隔壁|相邻|附近|周边|对面|旁边|同)|[或及和与在的为是对向从到由请有无将已经通过于把被给让]/u;
const BUILDING = /(?<![0-9a-z])([a-z]?\d{1,3})(?:号楼|栋|幢|座|#楼?)([\u4e00-\u9fff]{2})/gu;

const flat = (text: string): string => text.slice(0, LOOKED_AT).replace(/\s/gu, '');
const clauses = (text: string): readonly string[] => text.split(/[,，。.;；:：!！?？、\n]+/u);

/** The estate a clause begins with: one of the office's, else whatever is called one. */
function headOf(clause: string, places: readonly string[]): string | undefined {
  const bare = clause.replace(BEFORE, '');
  const known = places.find((name) => bare.startsWith(name));
  if (known !== undefined) return known;
  const found = ESTATE.exec(clause)?.[1];
  return found === undefined || NAMELESS.test(found) ? undefined : found;
}

/** A complaint's own estates: the office's where it names one, and whatever is called one. */
const namesEstate = (text: string, places: readonly string[]): boolean =>
  places.some((name) => text.includes(name)) || clauses(text).some((clause) => headOf(clause, []) !== undefined);

function otherEstate({ complaint, reply, names }: Question): string | undefined {
  const places = names.places.map(plain).sort((a, b) => b.length - a.length);
  const [asked, answered] = [flat(complaint), flat(reply)];
  if (!namesEstate(asked, places) || places.some((name) => asked.includes(name) && answered.includes(name)))
    return undefined;
  const heads = clauses(answered)
    .map((clause) => headOf(clause, places))
    .filter((head) => head !== undefined);
  const strange = heads.filter((head) => !asked.includes(head) && !asked.includes(head.slice(-4)));
  return strange.length === heads.length ? strange[0] : undefined;
}

/** Buildings by what is said of them: `3` with 电梯. */
const buildingsWith = (text: string): readonly (readonly [string, string])[] =>
  [...text.matchAll(BUILDING)].map(([, number = '', thing = '']) => [number, thing]);

/** The same thing of another building: 5号楼电梯 for 3号楼电梯, and the complaint's building not named at all. */
function otherBuilding({ complaint, reply }: Question): string | undefined {
  const [asked, answered] = [buildingsWith(flat(complaint)), buildingsWith(flat(reply))];
  const numbers = new Set(asked.map(([number]) => number));
  if (answered.some(([number]) => numbers.has(number))) return undefined;
  const other = answered.find(([, thing]) => asked.some(([, complained]) => complained === thing));
  return other && `${other[0]}号楼`;
}

const OPENINGS = ['答复', '回复', '反馈'];
const SIGNATURE_DATE = /\d{4}年\d{1,2}月\d{1,2}日$/u;

/** Another unit opens or signs the reply. */
function otherUnit({ reply, names }: Question): string | undefined {
  const answered = flat(reply);
  if (names.ownUnit.some((name) => answered.includes(plain(name)))) return undefined;
  const said = clauses(answered).filter((clause) => clause !== '');
  const [first = '', last = ''] = [said[0], said.at(-1)?.replace(SIGNATURE_DATE, '')];
  return names.otherUnits.find((name) => {
    const forms = [plain(name), `${plain(name)}办事处`];
    const opens = forms.some((form) => OPENINGS.some((opening) => first === `${form}${opening}`));
    return opens || (said.length > 1 && forms.includes(last));
  });
}

const elsewhere = ({ complaint, reply }: Question): string | undefined => {
  const [asked, answered] = [regionsOf(complaint), regionsOf(reply.slice(0, LOOKED_AT))];
  return otherRegion(asked, answered) ? [...answered][0]?.toUpperCase() : undefined;
};

/** The name that does not belong to this ticket; linear in the texts. */
export const wrongName = (question: Question): string | undefined =>
  otherEstate(question) ?? otherBuilding(question) ?? otherUnit(question) ?? elsewhere(question);
