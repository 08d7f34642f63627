import { LONGEST_QUOTE } from '../../ports/chat-channel.ts';

/** A quotation as it is kept, cut between characters: half of one cannot be. */
export const shortened = (quoted: string): string => quoted.trim().slice(0, LONGEST_QUOTE).toWellFormed();
