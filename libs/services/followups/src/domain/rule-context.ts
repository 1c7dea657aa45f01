import { DateTime } from 'luxon';
import type { ScoreLevel } from '@hearback/questionnaire';
import type { OpeningHours } from './hours/calendar.js';
import { isOpenAt } from './hours/working-time.js';
import type { ResponseFacts } from './response-facts.js';

/** Days of the week, from Monday on. */
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** The most days that a condition looks back at earlier answers. */
export const MAX_EARLIER_DAYS = 365;

/** An answer that the same customer gave before. */
export interface EarlierAnswer {
  readonly at: Date;
  readonly level: ScoreLevel | null;
}

/** What the comments of a response say, as far as it was read. */
export interface Understanding {
  /** `negative`, `neutral`, `positive` or one that came later; null: not known. */
  readonly sentiment: string | null;
  /** Ids of the topics that they are about. */
  readonly topics: readonly string[];
}

/** What rules need to know besides the response itself. */
export interface RuleContext {
  /** Answers of the same customer in the year before; none for an anonymous one. */
  readonly earlier: readonly EarlierAnswer[];
  /** The default calendar of the workspace; null: it has none. */
  readonly hours: OpeningHours | null;
  /** IANA name, for workspaces without a calendar. */
  readonly timeZone: string;
  /** Null: the response has no comment, or it was not read yet. */
  readonly understanding: Understanding | null;
}

/** A customer of whom nothing else is known, in a workspace without opening hours. */
export const NO_CONTEXT: RuleContext = { earlier: [], hours: null, timeZone: 'UTC', understanding: null };

const DAY_MS = 86_400_000;

/** The number of earlier answers of the level in the days before the response. */
export function earlierAnswers(
  { earlier }: RuleContext,
  { submittedAt }: ResponseFacts,
  { level, days }: { readonly level: ScoreLevel; readonly days: number },
): number {
  const since = submittedAt.getTime() - days * DAY_MS;
  return earlier.filter((each) => each.level === level && each.at.getTime() >= since && each.at <= submittedAt).length;
}

/** The day of the week of the answer, where the shop is. */
export function weekdayOf({ hours, timeZone }: RuleContext, { submittedAt }: ResponseFacts): Weekday {
  const { weekday } = DateTime.fromJSDate(submittedAt, { zone: hours?.timeZone ?? timeZone });
  return WEEKDAYS[weekday - 1] as Weekday;
}

/** Whether the shop was open when the customer answered; null without opening hours. */
export function openState({ hours }: RuleContext, { submittedAt }: ResponseFacts): 'open' | 'closed' | null {
  if (hours === null) return null;
  return isOpenAt(hours, submittedAt) ? 'open' : 'closed';
}
