import type { Recurrence } from './own-clock.js';
import type { PlanRank } from './person.js';
import type { GuardKind } from './plan-guard.js';

export const PLAN_KINDS = ['single', 'campaign', 'trigger', 'recurring'] as const;
/** `single`: customers whom staff or a program ask one by one; a survey has one such plan. */
export type PlanKind = (typeof PLAN_KINDS)[number];

export const PLAN_STATUSES = ['draft', 'running', 'paused', 'stopped', 'finished'] as const;
export type PlanStatus = (typeof PLAN_STATUSES)[number];

/** Texts of mails by language, then by their name. */
export type MessageTexts = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Whom a plan asks. */
export type PlanAudience =
  | { readonly kind: 'all' }
  | { readonly kind: 'segments'; readonly segmentIds: readonly string[] }
  | { readonly kind: 'customers'; readonly externalIds: readonly string[] };

/** When a campaign writes to its customers. */
export interface PlanSchedule {
  /** `YYYY-MM-DD`. */
  readonly firstDay: string;
  readonly days: number;
  readonly perDay: number | null;
  /** `HH:MM` of the customer's clock. */
  readonly time: string;
  /** Whether customers are written to at the hour at which they usually answer, if it is known. Absent: no. */
  readonly atUsualTime?: boolean;
}

/** From which date of a customer is counted: the first event of a kind, or the date in an attribute. */
export interface PlanAnchor {
  readonly kind: 'event' | 'attribute';
  readonly name: string;
}

/** When a customer is asked again, on the own clock. */
export interface PlanRecurrence extends Recurrence {
  readonly anchor: PlanAnchor;
  /** `HH:MM` of the customer's clock. */
  readonly time: string;
  /** As of a campaign. */
  readonly atUsualTime: boolean;
}

/** The event that causes a question, and those that cancel it while it waits. */
export interface PlanTrigger {
  readonly event: string;
  readonly delayMinutes: number;
  readonly cancelIf: readonly string[];
}

/** The parts of a plan that staff edit before it starts. */
export interface PlanContent {
  readonly name: string;
  readonly surveyId: string;
  readonly audience: PlanAudience;
  /** Of a campaign. */
  readonly schedule: PlanSchedule | null;
  /** Of a trigger. */
  readonly trigger: PlanTrigger | null;
  /** Of a recurring survey. */
  readonly recurring: PlanRecurrence | null;
  /** Days after the question, ascending. */
  readonly reminderDays: readonly number[];
  readonly thanks: boolean;
  readonly windowDays: number;
  readonly senderId: string | null;
  readonly texts: MessageTexts;
}

/** A plan: whom, what, when. */
export interface Plan extends PlanContent {
  readonly id: string;
  readonly kind: PlanKind;
  readonly status: PlanStatus;
  readonly messageVersion: number | null;
  readonly surveyVersion: number | null;
  /** The key, in the order of the plan, up to which customers have their places. */
  readonly plannedThrough: string | null;
  /** Of a recurring survey: questions of days that begin until then are planned, and being planned. */
  readonly occurrences: { readonly planned: Date | null; readonly planning: Date | null };
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  /** Why the plan paused by itself; null: it is not paused, or somebody paused it. */
  readonly pausedBecause: GuardKind | null;
  /** Since when customers are counted who may pause it; null: since its start. */
  readonly guardedSince: Date | null;
}

/** The key after the last customer: all have their places. */
export const PLANNED_ALL = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Days for which an invitation is observed, unless a plan says otherwise; it accepts answers for as long. */
export const DEFAULT_WINDOW_DAYS = 14;

/** Which plan asks first. A question that is sent to one customer is about something that has happened, as those of triggers are. */
export function rankOf(kind: PlanKind): PlanRank {
  return kind === 'campaign' ? 0 : kind === 'recurring' ? 1 : 2;
}
