import type { ConsentChoice } from './consent-ledger.js';

/** What the page of a mail offers to who wants to be asked less, in its order. */
export const UNSUBSCRIBE_CHOICES = ['less', 'not_about_this', 'stop'] as const;
export type UnsubscribeChoice = (typeof UNSUBSCRIBE_CHOICES)[number];

/** Days between two questions for who wants to be asked less: half a year. */
export const LESS_DAYS = 182;

/** The parts of preferences that unsubscribing changes. */
export interface AskingPreferences {
  /** At most once in so many days; null: as the workspace does. */
  readonly maxEveryDays: number | null;
  /** Kinds of surveys that are switched off. */
  readonly topicsOff: readonly string[];
}

/** What a choice changes. */
export interface UnsubscribeEffect {
  readonly preferences: AskingPreferences;
  readonly consent: ConsentChoice;
  /** Whether it counts as a refusal of the invitation; asking less does not. */
  readonly isRefusal: boolean;
}

/** The effect of a choice on a question of this kind. Choosing it again changes nothing more, and nothing is ever loosened. */
export function effectOf(choice: UnsubscribeChoice, before: AskingPreferences, kind: string): UnsubscribeEffect {
  switch (choice) {
    case 'less': {
      const maxEveryDays = Math.max(before.maxEveryDays ?? 0, LESS_DAYS);
      return { preferences: { ...before, maxEveryDays }, consent: {}, isRefusal: false };
    }
    case 'not_about_this': {
      const topicsOff = before.topicsOff.includes(kind) ? before.topicsOff : [...before.topicsOff, kind];
      return { preferences: { ...before, topicsOff }, consent: {}, isRefusal: true };
    }
    case 'stop':
      return { preferences: before, consent: { questions: false }, isRefusal: true };
  }
}
