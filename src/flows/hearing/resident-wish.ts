import type { ResidentWord } from '../../domain/complaint/resident-words.ts';
import type { Actor } from '../../domain/office/actor.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { ResidentAnswer } from '../../wording/resident-answers.ts';
import type { Heard } from '../opening/heard.ts';

/** A word of a resident to the bot. */
export interface Asked extends Heard {
  readonly word: ResidentWord;
}

/** What was answered, and about which ticket. */
export interface Answered {
  readonly ticket: string | null;
}

/** A resident's word about one ticket, with the way to answer it. */
export interface Wish {
  readonly asked: Asked;
  readonly ticket: Ticket;
  readonly actor: Actor;
  readonly answer: (about: ResidentAnswer, tickets?: readonly Ticket[]) => Promise<Answered>;
}
