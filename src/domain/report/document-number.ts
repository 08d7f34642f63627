/** 发文字号 by GB/T 9704: the office's sign, the year in 六角括号, a number without noughts before it. */
export interface DocumentNumber {
  /** `示政办通〔2026〕3号` */
  readonly written: string;
  readonly year: number;
}

const FORM = /^(\p{Script=Han}{1,20})[〔[［(（【﹝](\d{4})[〕\]］)）】﹞]第?0*([1-9]\d{0,4})号$/u;

/** However a phone's keyboard writes brackets, digits and spaces; undefined for what is no such number. */
export function documentNumber(typed: string): DocumentNumber | undefined {
  const [, sign, year, place] = FORM.exec(typed.normalize('NFKC').replace(/\s/gu, '')) ?? [];
  return sign === undefined ? undefined : { written: `${sign}〔${year}〕${place}号`, year: Number(year) };
}
