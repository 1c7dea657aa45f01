import type { AttentionRules } from './attention-rules.js';
import { afterQuietHours, dayOf, timeOnDay } from './local-time.js';
import { mayAsk, type NotAskedReason } from './may-ask.js';
import { nextOccurrence } from './own-clock.js';
import type { Person, Question } from './person.js';
import type { PlanRecurrence } from './plan.js';

/** A mail that is due longer ago than this is not sent: the next one follows on the customer's own clock. */
const TOO_LATE_MS = 86_400_000;

/** A part of time, by the beginning of the customer's day: after one time, up to another one. */
export interface OccurrenceWindow {
  readonly after: Date;
  /** Null: without end, so that each customer has one next occurrence. */
  readonly until: Date | null;
  /** Nobody is written to before. */
  readonly now: Date;
}

/** When a customer is due. */
export interface DueOccurrence {
  /** 1, 2, 3 … after the date from which is counted. */
  readonly number: number;
  readonly day: string;
  readonly at: Date;
}

/** A customer, and the day, `YYYY-MM-DD` of the own clock, from which is counted. */
export interface AnchoredPerson {
  readonly person: Person;
  readonly anchor: string;
}

/** Who is asked when in a part of time, and who not. */
export interface RecurringPlan {
  readonly asked: readonly (DueOccurrence & { readonly customerId: string })[];
  readonly leftOut: readonly (DueOccurrence & {
    readonly customerId: string;
    readonly reason: NotAskedReason;
    readonly until: Date | null;
  })[];
}

/** The number and the day, `YYYY-MM-DD`, of an occurrence whose day begins in the window; undefined if there is none. */
export function occurrenceDay(
  anchor: string,
  recurrence: PlanRecurrence,
  zone: string,
  { after, until }: Pick<OccurrenceWindow, 'after' | 'until'>,
): Pick<DueOccurrence, 'number' | 'day'> | undefined {
  const { number, at } = nextOccurrence(timeOnDay(anchor, '00:00', zone), recurrence, zone, after);
  return until !== null && at > until ? undefined : { number, day: dayOf(at, zone) };
}

/** When a customer is written to in the window; undefined if on no day of it, or too late. */
export function dueOccurrence(
  { person, anchor }: AnchoredPerson,
  recurrence: PlanRecurrence,
  rules: AttentionRules,
  window: OccurrenceWindow,
): DueOccurrence | undefined {
  const { timeZone, usualTime } = person;
  const due = occurrenceDay(anchor, recurrence, timeZone, window);
  if (due === undefined) return undefined;
  const wanted = timeOnDay(due.day, (recurrence.atUsualTime ? usualTime : null) ?? recurrence.time, timeZone);
  if (wanted.getTime() < window.now.getTime() - TOO_LATE_MS) return undefined;
  const earliest = wanted < window.now ? window.now : wanted;
  return { ...due, at: afterQuietHours(earliest, person.quietHours ?? rules.quietHours, timeZone) };
}

/** Whom a recurring plan asks in the window, whom not and why. The dry run shows it, the runs of the plan store it. */
export function planRecurring(
  people: readonly AnchoredPerson[],
  question: Question,
  rules: AttentionRules,
  recurrence: PlanRecurrence,
  window: OccurrenceWindow,
): RecurringPlan {
  const asked: RecurringPlan['asked'][number][] = [];
  const leftOut: RecurringPlan['leftOut'][number][] = [];
  for (const each of people) {
    const due = dueOccurrence(each, recurrence, rules, window);
    if (due === undefined) continue;
    const { customerId } = each.person;
    const decision = mayAsk(each.person, question, rules, due.at, 'planning');
    if (decision.ask) asked.push({ customerId, ...due });
    else leftOut.push({ customerId, ...due, reason: decision.reason, until: decision.until });
  }
  return { asked, leftOut };
}
