import type { FieldError } from '@hearback/kernel';
import type { AskingPreferences } from './unsubscribe-choice.js';

/** What questions can be about, in the order in which pages show it. */
export const QUESTION_TOPICS = ['order', 'relationship', 'support', 'product', 'conversation'] as const;

/** Maximum number of days between two questions. */
export const DAYS_MAX = 3_650;

/** Hours of the customer's clock in which nothing arrives, `HH:MM`. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

/** What a customer wants to be asked, and how. */
export interface Preferences extends AskingPreferences {
  readonly pausedUntil: Date | null;
  /** BCP 47 tag; null: that of the profile. */
  readonly language: string | null;
  /** Null: as the workspace has them. */
  readonly quietHours: QuietHours | null;
  readonly prefersPerson: boolean;
}

/** Preferences as they are stored; the revision is 0 until a customer or staff has changed anything. */
export interface StoredPreferences extends Preferences {
  readonly revision: number;
  readonly changedAt: Date | null;
}

/** Those of a customer who has said nothing. */
export const NO_PREFERENCES: StoredPreferences = {
  topicsOff: [],
  maxEveryDays: null,
  pausedUntil: null,
  language: null,
  quietHours: null,
  prefersPerson: false,
  revision: 0,
  changedAt: null,
};

/** What is wrong with preferences that somebody enters; kinds that were switched off before may stay, also unknown ones. */
export function preferenceDefects(wanted: Preferences, before: Preferences): readonly FieldError[] {
  const known: readonly string[] = [...QUESTION_TOPICS, ...before.topicsOff];
  const topics = wanted.topicsOff.flatMap((topic, index) =>
    known.includes(topic)
      ? []
      : [
          {
            pointer: `/topics_off/${index}`,
            code: 'invalid-value',
            detail: `must be one of ${QUESTION_TOPICS.join(', ')}`,
          },
        ],
  );
  const { quietHours } = wanted;
  if (quietHours === null || quietHours.from !== quietHours.to) return topics;
  return [...topics, { pointer: '/quiet_hours/to', code: 'invalid-value', detail: 'must differ from `from`' }];
}

/** Whether both say the same. */
export function samePreferences(a: Preferences, b: Preferences): boolean {
  return keyOf(a) === keyOf(b);
}

function keyOf({ topicsOff, maxEveryDays, pausedUntil, language, quietHours, prefersPerson }: Preferences): string {
  const hours = quietHours && [quietHours.from, quietHours.to];
  return JSON.stringify([
    topicsOff.toSorted(),
    maxEveryDays,
    pausedUntil?.getTime() ?? null,
    language,
    hours,
    prefersPerson,
  ]);
}

const DAY = 86_400_000;

/** The end of a pause that begins now: the end of the day (UTC) so many days later, so that repeating the choice changes nothing. */
export function pauseOf(days: number, now: Date): Date {
  return new Date((Math.floor(now.getTime() / DAY) + days + 1) * DAY);
}
