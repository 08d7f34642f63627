/** “是5号楼不是3号楼”, “不是3号楼，是5号楼”: what is wrong and what is right. */
const RIGHT_NOT_WRONG =
  /^(?:应该|应当)?(?:是|在)(?<right>[^，,。；;\s]{1,30}?)[，,\s]*(?:，)?(?:而)?不(?:是|在)(?<wrong>[^，,。；;\s]{1,30})[。！!]?$/u;
const WRONG_THEN_RIGHT =
  /^不(?:是|在)(?<wrong>[^，,。；;\s]{1,30}?)[，,\s]*(?:而)?(?:应该|应当)?(?:是|在)(?<right>[^，,。；;\s]{1,30})[。！!]?$/u;

/**
 * A complaint with its reporter's correction (更正) worked in: what was wrong is replaced where the words say so, else the correction
 * is put behind, for a correction of a detail must not wipe out the complaint.
 */
export function corrected(text: string, correction: string): string {
  const said = correction.trim();
  const match = RIGHT_NOT_WRONG.exec(said) ?? WRONG_THEN_RIGHT.exec(said);
  const { right, wrong } = match?.groups ?? {};
  if (right !== undefined && wrong !== undefined && text.includes(wrong)) return text.replaceAll(wrong, right);
  return text === '' ? said : `${text}\n更正：${said}`;
}
