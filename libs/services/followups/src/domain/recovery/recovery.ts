import { WILSON, type ExplainedNumber } from '../report/explain-report.js';
import { derivedId, wilson, type Interval } from '@hearback/kernel';
import type { ScoreLevel } from '@hearback/questionnaire';
import type { ToneReason } from '../thread/may-write.js';
import { isClosed, type Task } from '../task.js';

/** The survey that customers are sent after their task was resolved. */
export interface RecoverySettings {
  readonly enabled: boolean;
  /** Null: none was chosen yet; it cannot be enabled then. */
  readonly surveyId: string | null;
  /** Minutes from the resolution to the survey. */
  readonly delayMinutes: number;
}

/** The settings of a workspace that has set nothing. */
export const DEFAULT_RECOVERY: RecoverySettings = { enabled: false, surveyId: null, delayMinutes: 1440 };

/**
 * How far the survey after a resolution has come. `planned`: its time has not come. `requested`: the survey service decides. `refused`:
 * the customer is not asked, for the reason. `cancelled`: the task was opened again before, or the setting was switched off.
 */
export const RECOVERY_STATES = ['planned', 'requested', 'sent', 'answered', 'refused', 'cancelled'] as const;
export type RecoveryState = (typeof RECOVERY_STATES)[number];

/** The survey after one resolution of a task. */
export interface Recovery {
  /** Of the invitation: follows from task and round, so that a resolution has one. */
  readonly id: string;
  readonly taskId: string;
  /** How often the task had been opened again. */
  readonly round: number;
  readonly surveyId: string;
  /** The workspace's own id of the customer. */
  readonly customer: string | null;
  readonly state: RecoveryState;
  readonly reason: string | null;
  readonly resolvedAt: Date;
  readonly dueAt: Date;
  readonly sentAt: Date | null;
  readonly responseId: string | null;
  /** The first score of the answer, the highest one of its scale, and its level; null without a score. */
  readonly score: number | null;
  readonly scoreMax: number | null;
  readonly level: ScoreLevel | null;
  readonly answeredAt: Date | null;
  /** When the answer opened the task again. */
  readonly reopenedAt: Date | null;
}

const MINUTE_MS = 60_000;

/** The survey that a resolution plans; `undefined`: none. */
export function plannedRecovery(
  task: Pick<Task, 'id' | 'reopenCount' | 'responseId'>,
  customer: string | null,
  { enabled, surveyId, delayMinutes }: RecoverySettings,
  at: Date,
): Recovery | undefined {
  if (!enabled || surveyId === null || task.responseId === null) return undefined;
  const round = task.reopenCount;
  return {
    id: derivedId('recovery', task.id, String(round)),
    taskId: task.id,
    round,
    surveyId,
    customer,
    state: customer === null ? 'refused' : 'planned',
    reason: customer === null ? 'no-customer' : null,
    resolvedAt: at,
    dueAt: new Date(at.getTime() + delayMinutes * MINUTE_MS),
    sentAt: null,
    responseId: null,
    score: null,
    scoreMax: null,
    level: null,
    answeredAt: null,
    reopenedAt: null,
  };
}

/** What becomes of a planned survey whose time has come. */
export function dueRecovery(
  recovery: Recovery,
  task: Pick<Task, 'status' | 'reopenCount'> | undefined,
  { enabled }: RecoverySettings,
  tone: 'write' | ToneReason,
): Recovery {
  if (recovery.state !== 'planned') return recovery;
  const isOver = task === undefined || !isClosed(task.status) || task.reopenCount !== recovery.round;
  if (isOver) return { ...recovery, state: 'cancelled', reason: 'reopened' };
  if (!enabled) return { ...recovery, state: 'cancelled', reason: 'switched-off' };
  return tone === 'write' ? { ...recovery, state: 'requested' } : { ...recovery, state: 'refused', reason: tone };
}

/** How many customers are satisfied after their tasks were resolved. */
export interface RecoveryReport {
  /** Resolutions that planned a survey. */
  readonly resolutions: number;
  /** Whose survey was sent. */
  readonly asked: number;
  /** Answers with a score: the n of the rate. */
  readonly n: number;
  /** Answers with a high score. */
  readonly recovered: number;
  /** Answers with a low score. */
  readonly unhappy: number;
  readonly reopened: number;
  /** Why others were not asked, by reason. */
  readonly notAsked: ReadonlyMap<string, number>;
  /** Percent of `n` with its 95 % interval by Wilson; null without answers. */
  readonly rate: { readonly value: number; readonly interval: Interval } | null;
}

/** Counts surveys after resolutions; withdrawn answers count nowhere. */
export function recoveryReport(recoveries: readonly Recovery[]): RecoveryReport {
  const count = (is: (each: Recovery) => boolean) => recoveries.filter(is).length;
  const n = count(({ level }) => level !== null);
  const recovered = count(({ level }) => level === 'high');
  const notAsked = new Map<string, number>();
  for (const { state, reason } of recoveries) {
    if ((state === 'refused' || state === 'cancelled') && reason !== null)
      notAsked.set(reason, (notAsked.get(reason) ?? 0) + 1);
  }
  return {
    resolutions: recoveries.length,
    asked: count(({ sentAt }) => sentAt !== null),
    n,
    recovered,
    unhappy: count(({ level }) => level === 'low'),
    reopened: count(({ reopenedAt }) => reopenedAt !== null),
    notAsked,
    rate: rateOf(recovered, n),
  };
}

function rateOf(hits: number, n: number): RecoveryReport['rate'] {
  const interval = wilson(hits, n);
  if (interval === null) return null;
  return { value: (100 * hits) / n, interval: { low: 100 * interval.low, high: 100 * interval.high } };
}

/** How the share of customers who are satisfied after their tasks were resolved is computed. */
export function explainRecovery({
  n,
  recovered,
  resolutions,
  asked,
  rate,
}: RecoveryReport): readonly ExplainedNumber[] {
  return [
    {
      name: 'rate',
      definition: `Answers with a high score, of all answers with a score, to the survey after resolutions. ${resolutions} resolutions planned one, ${asked} were sent; who was not asked or has not answered is left out.`,
      formula: "100 · high scores / scores with Wilson's interval",
      substituted: rate === null ? null : `100 · ${recovered} / ${n} = ${rate.value.toFixed(2)}`,
      source: WILSON,
    },
  ];
}
