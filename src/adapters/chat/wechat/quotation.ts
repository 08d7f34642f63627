import { shortened } from '../shortened.ts';

/** A message taken apart: what it answers to, and what its sender says. */
export interface Quotation {
  readonly quotedText: string;
  readonly answer: string;
}

/** As puppets that give only words write it: the quotation in marks of some kind, a line of dashes, the answer. */
const QUOTATION =
  /^\s*(?:「([\s\S]*?)」|『([\s\S]*?)』|[“"]([\s\S]*?)[”"])[^\S\n]*\n\s*(?:[-—–―─－_][^\S\n]*){3,}\n([\s\S]*)$/;

/** Who is quoted stands in front. A number there, or a 【title】, is of the message itself. */
const SPEAKER = /^(?![^：:\n]*(?:\d{3}|【))[^：:\n]{1,30}[：:]\s*/u;

/** Undefined where nothing is quoted: all of it is the sender's own. */
export function quotationIn(text: string): Quotation | undefined {
  const found = QUOTATION.exec(text);
  if (!found) return undefined;
  const [, corner = '', white = '', plain = '', answer = ''] = found;
  return { quotedText: shortened((corner || white || plain).replace(SPEAKER, '')), answer };
}
