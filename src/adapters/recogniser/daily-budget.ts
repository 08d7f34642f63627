/** So many questions and so many characters a day, counted per Shanghai day. */
import { dayOf } from '../../domain/time/moment.ts';

export interface DailyBudget {
  /** Books one question of so many characters; false when the day's share is used up. */
  book(characters: number): boolean;
}

export interface BudgetSettings {
  readonly questions: number;
  readonly characters: number;
  now(): number;
}

export function createDailyBudget({ questions, characters, now }: BudgetSettings): DailyBudget {
  let day = '';
  let used = { questions: 0, characters: 0 };
  const today = (): void => {
    const date = dayOf(now());
    if (date === day) return;
    day = date;
    used = { questions: 0, characters: 0 };
  };
  return {
    book(count) {
      today();
      if (used.questions + 1 > questions || used.characters + count > characters) return false;
      used = { questions: used.questions + 1, characters: used.characters + count };
      return true;
    },
  };
}
