import { buildingsOf } from './building.ts';
import type { Place } from './place.ts';

/** “是5号楼不是3号楼”, “不是3号楼，是5号楼”: what is wrong and what is right. */
const RIGHT_NOT_WRONG =
  /^(?:应该|应当)?(?:是|在)(?<right>[^，,。；;\s]{1,30}?)[，,\s]*(?:，)?(?:而)?不(?:是|在)(?<wrong>[^，,。；;\s]{1,30})[。！!]?$/u;
const WRONG_THEN_RIGHT =
  /^不(?:是|在)(?<wrong>[^，,。；;\s]{1,30}?)[，,\s]*(?:而)?(?:应该|应当)?(?:是|在)(?<right>[^，,。；;\s]{1,30})[。！!]?$/u;
/** It adds a place and takes none back. */
const ADDS = /也|还有|以及|都|和|跟/u;
/** What a correction of the place alone holds beside the place. */
const BARE = /^(?:应该|应当|地址|地点|位置|是|在|的|[\s，,。！!：:])*$/u;

/** Where the ticket was thought to be, and where its correction says it is. */
export interface PlaceMended {
  readonly was: string;
  readonly is: Place;
}

/**
 * A complaint with its reporter's correction (更正) worked in: what was wrong is replaced where the words say so or where they name
 * another place, and what they say beyond it is put behind, for a correction of a detail must not wipe out the complaint.
 */
export function corrected(text: string, correction: string, place?: PlaceMended): string {
  const said = correction.trim();
  const match = RIGHT_NOT_WRONG.exec(said) ?? WRONG_THEN_RIGHT.exec(said);
  const { right, wrong } = match?.groups ?? {};
  if (right !== undefined && wrong !== undefined && text.includes(wrong)) return text.replaceAll(wrong, right);
  if (text === '') return said;
  const moved = ADDS.test(said) ? undefined : movedTo(text, said, place);
  if (moved === undefined) return `${text}\n更正：${said}`;
  return BARE.test(said.replace(moved.is, '')) ? moved.text : `${moved.text}\n更正：${said}`;
}

/** The text with its one place exchanged; undefined where it names none, or the correction names no other. */
function movedTo(text: string, said: string, place?: PlaceMended): { text: string; is: string } | undefined {
  const named = place !== undefined && ['estate', 'road', 'area'].includes(place.is.by);
  if (named && place.was !== '' && place.was !== place.is.text && text.includes(place.was))
    return { text: text.replaceAll(place.was, place.is.text), is: place.is.text };
  const [was, ...others] = buildingsOf(text);
  const [is, ...more] = buildingsOf(said);
  const one = was !== undefined && is !== undefined && others.length + more.length === 0;
  return one && was !== is && text.includes(was) ? { text: text.replaceAll(was, is), is } : undefined;
}
