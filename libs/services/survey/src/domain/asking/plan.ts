import type { PlanRank } from './person.js';

export const PLAN_KINDS = ['single', 'campaign', 'trigger', 'recurring'] as const;
/** `single`: customers whom staff or a program ask one by one; a survey has one such plan. */
export type PlanKind = (typeof PLAN_KINDS)[number];

export const PLAN_STATUSES = ['draft', 'running', 'paused', 'stopped', 'finished'] as const;
export type PlanStatus = (typeof PLAN_STATUSES)[number];

/** Names of the texts of a mail that staff may write; those that are left out are the product's. */
export const MESSAGE_TEXTS = ['subject', 'greeting', 'intro', 'button', 'footer'] as const;

/** Texts of mails by language, then by their name. */
export type MessageTexts = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Whom a plan asks. */
export type PlanAudience =
  | { readonly kind: 'all' }
  | { readonly kind: 'segments'; readonly segmentIds: readonly string[] }
  | { readonly kind: 'customers'; readonly externalIds: readonly string[] };

/** Days for which an invitation is observed, unless a plan says otherwise; it accepts answers for as long. */
export const DEFAULT_WINDOW_DAYS = 14;

/** Which plan asks first. A question that is sent to one customer is about something that has happened, as those of triggers are. */
export function rankOf(kind: PlanKind): PlanRank {
  if (kind === 'campaign') return 0;
  return kind === 'recurring' ? 1 : 2;
}
