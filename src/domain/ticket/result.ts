import type { Result } from './ticket.ts';

/** Cue words of a reply for its kind of result, in the order they are tried; none → resolved. */
const RESULT_CUES: readonly { readonly result: Result; readonly cues: readonly string[] }[] = [
  { result: 'planned', cues: ['计划解决', '列入计划', '纳入计划'] },
  { result: 'unsupported', cues: ['不予支持', '不符合政策', '无法支持'] },
  { result: 'explained', cues: ['解释说明', '做好解释', '已作解释', '向您说明', '向其解释'] },
];

/** Reads the kind of result from a reply's own words. */
export const resultOf = (text: string): Result =>
  RESULT_CUES.find(({ cues }) => cues.some((cue) => text.includes(cue)))?.result ?? 'resolved';

/** A result as a person names it in a command: `已解决`, or the code itself. */
export function parseResult(text: string): Result | undefined {
  const names: Record<string, Result> = {
    已解决: 'resolved',
    解释说明: 'explained',
    计划解决: 'planned',
    不予支持: 'unsupported',
  };
  const codes: readonly Result[] = ['resolved', 'explained', 'planned', 'unsupported'];
  return names[text.trim()] ?? codes.find((code) => code === text.trim());
}
