import { nonResponseBounds } from './planning.js';
import type { Dispositions } from './response-rates.js';

/** What is known of an invitation that was sent, or not. Times of facts that have not happened are null. */
export interface InvitationOutcome {
  /** When it was handed to the mail server; null: suppressed, planned, or not yet. */
  readonly askedAt: Date | null;
  /** Why it was not asked; null if it was, or still may be. */
  readonly suppressedFor: string | null;
  readonly bouncedAt: Date | null;
  /** The customer began to answer, which is confirmed. */
  readonly startedAt: Date | null;
  /** The primary question was answered. */
  readonly answeredAt: Date | null;
  readonly completedAt: Date | null;
  readonly withdrawnAt: Date | null;
  /** The customer asked not to be asked. */
  readonly refusedAt: Date | null;
  /** Opened, and nothing confirms that it was the customer. */
  readonly isUnconfirmed: boolean;
}

/** Whose invitations are counted, and for how long each is observed. */
export interface CohortPeriod {
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
  /** Days for which each invitation is observed; what comes later does not count. */
  readonly windowDays: number;
  readonly now: Date;
}

export type Disposition = keyof Dispositions;

/** The funnel of a cohort. */
export interface ResponseFunnel {
  readonly dispositions: Dispositions;
  readonly invited: number;
  readonly bounced: number;
  readonly started: number;
  readonly completed: number;
  readonly unconfirmed: number;
  /** Whether some of its invitations are still observed. */
  readonly partial: boolean;
}

const DAY_MS = 86_400_000;

/** Whether the invitation belongs to the cohort: it was asked in the period. Those who were not asked are in no denominator. */
export function isInCohort({ askedAt }: InvitationOutcome, { from, to }: CohortPeriod): boolean {
  return askedAt !== null && askedAt >= from && askedAt < to;
}

/** The disposition at the end of the window; undefined for an invitation that was not asked. */
export function dispositionOf(outcome: InvitationOutcome, windowDays: number): Disposition | undefined {
  const { askedAt } = outcome;
  if (askedAt === null) return undefined;
  const end = askedAt.getTime() + windowDays * DAY_MS;
  const happened = (time: Date | null) => time !== null && time.getTime() <= end;
  const isKept = !happened(outcome.withdrawnAt);
  if (happened(outcome.completedAt) && isKept) return 'I';
  if (happened(outcome.answeredAt) && isKept) return 'P';
  if (happened(outcome.startedAt) || happened(outcome.refusedAt)) return 'R';
  return happened(outcome.bouncedAt) ? 'U' : 'NC';
}

/** The funnel of the invitations that were asked in the period. It follows from the facts alone, so it can be counted again. */
export function funnelOf(outcomes: Iterable<InvitationOutcome>, period: CohortPeriod): ResponseFunnel {
  const counts = { I: 0, P: 0, R: 0, NC: 0, O: 0, U: 0 };
  let [invited, bounced, started, completed, unconfirmed] = [0, 0, 0, 0, 0];
  let partial = false;
  for (const outcome of outcomes) {
    if (!isInCohort(outcome, period)) continue;
    const disposition = dispositionOf(outcome, period.windowDays)!;
    const end = outcome.askedAt!.getTime() + period.windowDays * DAY_MS;
    counts[disposition] += 1;
    invited += 1;
    if (disposition === 'U') bounced += 1;
    if (outcome.startedAt !== null && outcome.startedAt.getTime() <= end) started += 1;
    if (outcome.completedAt !== null && outcome.completedAt.getTime() <= end) completed += 1;
    if (outcome.isUnconfirmed && disposition === 'NC') unconfirmed += 1;
    partial ||= end > period.now.getTime();
  }
  return { dispositions: counts, invited, bounced, started, completed, unconfirmed, partial };
}

/** Reasons with the number of invitations that were not asked for them, most first. */
export function notAsked(outcomes: Iterable<InvitationOutcome>): readonly { reason: string; invitations: number }[] {
  const counts = new Map<string, number>();
  for (const { suppressedFor } of outcomes)
    if (suppressedFor !== null) counts.set(suppressedFor, (counts.get(suppressedFor) ?? 0) + 1);
  return [...counts]
    .map(([reason, invitations]) => ({ reason, invitations }))
    .toSorted((a, b) => b.invitations - a.invitations || (a.reason < b.reason ? -1 : 1));
}

/** What a base of known customers says and does not say. */
export interface Coverage {
  readonly base: number;
  readonly answered: number;
  readonly silent: number;
  /** NPS of the whole base for any opinion of the silent; null without a base. */
  readonly bounds: { readonly low: number; readonly high: number } | null;
}

/** The coverage of a base by the answers of its members, one per member. */
export function coverageOf(
  base: number,
  { promoters, passives, detractors }: { promoters: number; passives: number; detractors: number },
): Coverage {
  const answered = promoters + passives + detractors;
  if (answered > base) throw new RangeError('more customers have answered than there are');
  const bounds = base === 0 ? null : nonResponseBounds(promoters, detractors, answered, base);
  return { base, answered, silent: base - answered, bounds };
}
