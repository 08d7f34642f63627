/** How often the machine was right; said once a week, and only where somebody had to look. */
export interface RecognitionWeek {
  readonly doubtful: number;
  readonly complaints: number;
  readonly opened: number;
  readonly mistaken: number;
}

export function recognitionLine({ doubtful, complaints, opened, mistaken }: RecognitionWeek): string {
  if (doubtful === 0) return '';
  const right = mistaken === 0 ? '没有登错' : `其中${mistaken}件不是诉求`;
  const own = opened === 0 ? '' : `自动登记${opened}件，${right}；`;
  return `上周识别 ${own}存疑${doubtful}条，经派单员确认${complaints === 0 ? '都不是诉求' : `${complaints}条是诉求`}`;
}
