import { derivedId } from '@hearback/kernel';
import type { AttentionRules } from './attention-rules.js';
import { afterQuietHours, dayAfter, timeOnDay } from './local-time.js';
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

/** `plan-full`: the customer could be asked, but all days have as many as they may have. */
export type LeftOutReason = NotAskedReason | 'plan-full';

/** Who is asked when, and who is not. The dry run shows it, the start stores it. */
export interface CampaignPlan {
  readonly asked: readonly { readonly customerId: string; readonly day: string; readonly at: Date }[];
  readonly leftOut: readonly {
    readonly customerId: string;
    readonly reason: LeftOutReason;
    readonly until: Date | null;
  }[];
}

/**
 * Gives each customer the first day of the campaign that has room and on which they may be asked. The order in which customers get the
 * room is fixed and depends on nothing but the campaign, so the same input gives the same plan.
 */
export function planCampaign(
  planId: string,
  audience: readonly Person[],
  question: Question,
  rules: AttentionRules,
  schedule: CampaignSchedule,
): CampaignPlan {
  const days = Array.from({ length: schedule.days }, (_, index) => dayAfter(schedule.firstDay, index));
  const room = days.map(() => schedule.perDay ?? Number.POSITIVE_INFINITY);
  const asked: { customerId: string; day: string; at: Date }[] = [];
  const leftOut: { customerId: string; reason: LeftOutReason; until: Date | null }[] = [];
  for (const person of inOrder(planId, audience)) {
    const { customerId } = person;
    let first: Extract<Decision, { ask: false }> | undefined;
    const chosen = days.findIndex((day, index) => {
      if (room[index] === 0) return false;
      const decision = mayAsk(person, question, rules, timeOf(person, day, rules, schedule), 'planning');
      if (!decision.ask) first ??= decision;
      return decision.ask;
    });
    const day = days[chosen];
    if (day === undefined) {
      leftOut.push({ customerId, reason: first?.reason ?? 'plan-full', until: first?.until ?? null });
    } else {
      room[chosen]! -= 1;
      asked.push({ customerId, day, at: timeOf(person, day, rules, schedule) });
    }
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

function inOrder(planId: string, audience: readonly Person[]): readonly Person[] {
  return audience
    .map((person) => ({ person, key: derivedId('place-in-plan', planId, person.customerId) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ person }) => person);
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
  const reasons = countBy(leftOut, ({ reason }) => reason).toSorted((a, b) => b[1] - a[1]);
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
