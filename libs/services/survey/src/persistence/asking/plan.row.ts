import type {
  MessageTexts,
  Plan,
  PlanAudience,
  PlanContent,
  PlanKind,
  PlanRecurrence,
  PlanSchedule,
  PlanStatus,
  PlanTrigger,
} from '../../domain/asking/plan.js';
import type { GuardKind } from '../../domain/asking/plan-guard.js';

/** A plan as it is stored. */
export interface PlanRow {
  readonly id: string;
  readonly kind: PlanKind;
  readonly name: string;
  readonly survey_id: string;
  readonly status: PlanStatus;
  readonly audience: PlanAudience;
  readonly schedule: PlanSchedule | null;
  readonly trigger: PlanTrigger | null;
  readonly recurring: PlanRecurrence | null;
  readonly reminder_days: readonly number[];
  readonly thanks: boolean;
  readonly window_days: number;
  readonly sender_id: string | null;
  readonly texts: MessageTexts;
  readonly message_version: number | null;
  readonly survey_version: number | null;
  readonly planned_through: string | null;
  readonly occurrences_planned: Date | null;
  readonly occurrences_planning: Date | null;
  readonly revision: number;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly started_at: Date | null;
  readonly ended_at: Date | null;
  readonly paused_because: GuardKind | null;
  readonly guarded_since: Date | null;
}

/** The plan of a row. */
export function fromPlanRow(row: PlanRow): Plan {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    surveyId: row.survey_id,
    status: row.status,
    audience: row.audience,
    schedule: row.schedule,
    trigger: row.trigger,
    recurring: row.recurring,
    reminderDays: row.reminder_days,
    thanks: row.thanks,
    windowDays: row.window_days,
    senderId: row.sender_id,
    texts: row.texts,
    messageVersion: row.message_version,
    surveyVersion: row.survey_version,
    plannedThrough: row.planned_through,
    occurrences: { planned: row.occurrences_planned, planning: row.occurrences_planning },
    revision: row.revision,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    pausedBecause: row.paused_because,
    guardedSince: row.guarded_since,
  };
}

/** The parameters of the columns of content, in their order: name, survey, audience … texts. */
export function contentParameters(content: PlanContent): readonly unknown[] {
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
  return [
    content.name,
    content.surveyId,
    json(content.audience),
    json(content.schedule),
    json(content.trigger),
    json(content.recurring),
    content.reminderDays,
    content.thanks,
    content.windowDays,
    content.senderId,
    json(content.texts),
  ];
}
