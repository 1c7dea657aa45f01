import type { SpentMinutes } from '../../application/handling/task-work-store.js';
import type { TickedStep } from '../../domain/handling/playbook.js';

/** A step that was ticked, as it is stored. */
export interface StepRow {
  readonly [column: string]: unknown;
  readonly step_id: string;
  readonly text: string;
  readonly done_at: Date;
  readonly done_by_kind: 'staff' | 'key';
  readonly done_by_id: string;
}

/** The step of a row. */
export function stepFromRow({ step_id, text, done_at, done_by_kind, done_by_id }: StepRow): TickedStep {
  return { id: step_id, text, doneAt: done_at, doneBy: { kind: done_by_kind, id: done_by_id } };
}

/** An entry of minutes as it is stored. */
export interface MinutesRow {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly task_id: string;
  readonly member_id: string;
  readonly minutes: number;
  /** `bigint` comes as a string. */
  readonly cost_minor: string | null;
  readonly currency: string | null;
  readonly recorded_at: Date;
}

/** The columns of a `MinutesRow`, for statements. */
export const MINUTES_COLUMNS = 'id, task_id, member_id, minutes, cost_minor, currency, recorded_at';

/** The entry of a row. */
export function minutesFromRow(row: MinutesRow): SpentMinutes {
  return {
    id: row.id,
    taskId: row.task_id,
    memberId: row.member_id,
    minutes: row.minutes,
    costMinor: row.cost_minor === null ? null : Number(row.cost_minor),
    currency: row.currency,
    recordedAt: row.recorded_at,
  };
}
