import type { LedgerFault, LedgerRemark } from '../domain/ledger/ledger-row.ts';

/** `报送.csv 第3行“采纳数”（C列）：“八”不是个数，请写成 12 这样的整数。`: where it stands, what is wrong, what to do. */
export const tableFault = ({ file, line, column, message }: LedgerFault & { readonly file: string }): string =>
  `${file}${line > 0 ? ` 第${line}行` : ''}${column}：${message}。`;

/** `报送.csv 第4行：合计行，跳过（合计由程序计算）。` */
export const tableRemark = ({ file, line, message }: LedgerRemark & { readonly file: string }): string =>
  `${file}${line > 0 ? ` 第${line}行` : ''}：${message}。`;
