import { derivedId } from '@hearback/kernel';
import type { AttentionRules } from './attention-rules.js';
import { afterQuietHours, dayAfter, dayOf, timeOnDay } from './local-time.js';
import { mayAsk, type Decision, type NotAskedReason } from './may-ask.js';
import type { Person, Question } from './person.js';

/** When a campaign writes to its customers. */
export interface CampaignSchedule {
  /** `YYYY-MM-DD`; each customer lives the day in the own time zone. */
  readonly firstDay: string;
  readonly days: number;
  /** Maximum number of customers per day; null: no maximum. */
  readonly perDay: number | null;
  /** `HH:MM` for customers whose usual hour is not known, or for all. */
  readonly time: string;
  readonly atUsualTime: boolean;
  /** Nobody is written to before, which matters for the rest of a first day. */
  readonly notBefore: Date;
}

/**
 * `plan-full`: the customer could be asked, but all days have as many as they may have. `no-date`: a recurring survey has nothing to
 * count from.
 */
export type LeftOutReason = NotAskedReason | 'plan-full' | 'no-date';

/** Who is asked when, and who is not. The dry run shows it, the start stores it. */
export interface CampaignPlan {
  readonly asked: readonly { readonly customerId: string; readonly day: string; readonly at: Date }[];
  readonly leftOut: readonly {
    readonly customerId: string;
    readonly reason: LeftOutReason;
    readonly until: Date | null;
  }[];
}

/** A day of a campaign, and for how many customers it has room. */
export interface CampaignDay {
  readonly day: string;
  readonly room: number;
}

/** The days of a campaign; `taken` has the customers per day that have a place already, where planning goes on after an interruption. */
export function daysOf(schedule: CampaignSchedule, taken: ReadonlyMap<string, number> = new Map()): CampaignDay[] {
  return Array.from({ length: schedule.days }, (_, index) => {
    const day = dayAfter(schedule.firstDay, index);
    return { day, room: (schedule.perDay ?? Number.POSITIVE_INFINITY) - (taken.get(day) ?? 0) };
  });
}

/** The place of a customer in a campaign. */
export type Placement =
  | { readonly ask: true; readonly day: string; readonly at: Date }
  | { readonly ask: false; readonly reason: LeftOutReason; readonly until: Date | null };

/** The first day that has room and on which the customer may be asked; else why not on the first of those days, or of all. */
export function placeOf(
  person: Person,
  question: Question,
  rules: AttentionRules,
  schedule: CampaignSchedule,
  days: readonly CampaignDay[],
): Placement {
  let first: Extract<Decision, { ask: false }> | undefined;
  for (const { day, room } of days) {
    if (room <= 0) continue;
    const at = timeOf(person, day, rules, schedule);
    const decision = mayAsk(person, question, rules, at, 'planning');
    if (decision.ask) return { ask: true, day, at };
    first ??= decision;
  }
  const [start] = days;
  if (first === undefined && start !== undefined) {
    // Where no day has room, who could not be asked anyway is told so.
    const decision = mayAsk(person, question, rules, timeOf(person, start.day, rules, schedule), 'planning');
    if (!decision.ask) first = decision;
  }
  return first ?? { ask: false, reason: 'plan-full', until: null };
}

/** The first day from `notBefore` on that has room, also after the last one of the campaign. */
export function nextPlace(
  person: Person,
  rules: AttentionRules,
  schedule: CampaignSchedule,
  taken: ReadonlyMap<string, number>,
): { readonly day: string; readonly at: Date } {
  const today = dayOf(schedule.notBefore, person.timeZone);
  let day = today < schedule.firstDay ? schedule.firstDay : today;
  while ((taken.get(day) ?? 0) >= (schedule.perDay ?? Number.POSITIVE_INFINITY)) day = dayAfter(day, 1);
  return { day, at: timeOf(person, day, rules, schedule) };
}

/** The key by which customers get their places: it is fixed, and depends on nothing but the campaign. */
export function orderInPlan(planId: string, customerId: string): string {
  return derivedId('place-in-plan', planId, customerId);
}

/** Gives all customers their places. The same input gives the same plan, in whatever order the audience is. */
export function planCampaign(
  planId: string,
  audience: readonly Person[],
  question: Question,
  rules: AttentionRules,
  schedule: CampaignSchedule,
): CampaignPlan {
  const keys = new Map(audience.map(({ customerId }) => [customerId, orderInPlan(planId, customerId)]));
  const ordered = audience.toSorted((a, b) => (keys.get(a.customerId)! < keys.get(b.customerId)! ? -1 : 1));
  return givePlaces(ordered, question, rules, schedule, daysOf(schedule));
}

/** Gives these customers, in the order of the plan, their places, and takes those from the room of the days. */
export function givePlaces(
  ordered: readonly Person[],
  question: Question,
  rules: AttentionRules,
  schedule: CampaignSchedule,
  days: CampaignDay[],
): CampaignPlan {
  const asked: { customerId: string; day: string; at: Date }[] = [];
  const leftOut: { customerId: string; reason: LeftOutReason; until: Date | null }[] = [];
  for (const person of ordered) {
    const { customerId } = person;
    const place = placeOf(person, question, rules, schedule, days);
    if (place.ask) {
      const index = days.findIndex(({ day }) => day === place.day);
      days[index] = { day: place.day, room: days[index]!.room - 1 };
      asked.push({ customerId, day: place.day, at: place.at });
    } else leftOut.push({ customerId, reason: place.reason, until: place.until });
  }
  return { asked, leftOut };
}

/** When a customer would be written to on a day of the campaign. */
function timeOf(person: Person, day: string, rules: AttentionRules, schedule: CampaignSchedule): Date {
  const { usualTime, timeZone } = person;
  const wanted = timeOnDay(day, (schedule.atUsualTime ? usualTime : null) ?? schedule.time, timeZone);
  const earliest = wanted < schedule.notBefore ? schedule.notBefore : wanted;
  return afterQuietHours(earliest, person.quietHours ?? rules.quietHours, timeZone);
}

/** A plan in numbers. */
export interface PlanSummary {
  readonly asked: number;
  readonly leftOut: number;
  /** Customers per reason, most first. */
  readonly reasons: readonly { readonly reason: LeftOutReason; readonly customers: number }[];
  /** Customers per day, days without any left out. */
  readonly days: readonly { readonly day: string; readonly customers: number }[];
}

/** The numbers that a dry run shows. */
export function summaryOf({ asked, leftOut }: CampaignPlan): PlanSummary {
  const reasons = countBy(leftOut, ({ reason }) => reason).toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const days = countBy(asked, ({ day }) => day).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    asked: asked.length,
    leftOut: leftOut.length,
    reasons: reasons.map(([reason, customers]) => ({ reason, customers })),
    days: days.map(([day, customers]) => ({ day, customers })),
  };
}

function countBy<T, K extends string>(list: readonly T[], keyOf: (each: T) => K): [K, number][] {
  const counts = new Map<K, number>();
  for (const each of list) counts.set(keyOf(each), (counts.get(keyOf(each)) ?? 0) + 1);
  return [...counts];
}
