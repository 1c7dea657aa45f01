import {
  BooleanField,
  EntityTag,
  TimestampField,
  IntegerField,
  ListQueryDto,
  ObjectField,
  PublicIdField,
  StringField,
  EnumField,
} from '@hearback/http';
import { OUTCOMES, ROOT_CAUSES, type Outcome, type RootCause, type TaskStatus } from '../domain/task.js';

const STATUSES = ['open', 'in_progress', 'waiting', 'resolved'] as const;

/** The response that a task is about. */
export class TaskResponseRefDto {
  @PublicIdField('rsp') readonly id: string;
}

/** Members that lists and details of tasks share. */
export class PlainTaskDto {
  @PublicIdField('tsk') readonly id: string;
  @PublicIdField('rul') readonly rule_id: string;
  @IntegerField({ min: 1, description: 'The version of the rule that opened the task.' }) readonly rule_version: number;
  @PublicIdField('srv') readonly survey_id: string;
  @StringField({ example: 'Call Ada back: NPS 3' }) readonly title: string;
  @EnumField(STATUSES) readonly status: TaskStatus;
  @PublicIdField('stf', { nullable: true, description: 'The owner; null: nobody.' })
  readonly assignee_id: string | null;
  @TimestampField() readonly opened_at: string;
  @TimestampField() readonly due_at: string;
  @BooleanField({ description: 'Whether the task passed its due time while it was open.' }) readonly breached: boolean;
  @TimestampField({ nullable: true, description: 'When staff first answered the customer.' })
  readonly first_response_at: string | null;
  @TimestampField({ nullable: true }) readonly first_resolved_at: string | null;
  @TimestampField({ nullable: true }) readonly resolved_at: string | null;
  @EnumField(ROOT_CAUSES, { nullable: true }) readonly root_cause: RootCause | null;
  @EnumField(OUTCOMES, { nullable: true }) readonly outcome: Outcome | null;
  @IntegerField({ min: 0 }) readonly reopen_count: number;
  @EntityTag()
  @IntegerField({ min: 1, description: 'Increases with each change; the `ETag`.' })
  readonly revision: number;
}

/** A task. */
export class TaskDto extends PlainTaskDto {
  @ObjectField(() => TaskResponseRefDto) readonly response: TaskResponseRefDto;
}

/** Filters of the list of tasks; all given filters must match. */
export class TasksQueryDto extends ListQueryDto {
  @EnumField(STATUSES, { optional: true })
  readonly status?: TaskStatus;

  @PublicIdField('stf', { optional: true, description: 'Tasks of this member of staff.' })
  readonly assignee_id?: string;

  @BooleanField({ optional: true, description: '`true`: only tasks without an owner.' })
  readonly unassigned?: boolean;

  @TimestampField({ optional: true, description: 'Due before this time.' })
  readonly due_before?: string;

  @BooleanField({ optional: true, description: '`true`: only open tasks that are past their due time.' })
  readonly overdue?: boolean;

  @PublicIdField('srv', { optional: true })
  readonly survey_id?: string;

  @PublicIdField('rul', { optional: true })
  readonly rule_id?: string;

  @PublicIdField('rsp', { optional: true })
  readonly response_id?: string;
}

/** The members of a task to change. */
export class ChangeTaskDto {
  @PublicIdField('stf', { optional: true, nullable: true, description: 'The new owner; null: nobody.' })
  readonly assignee_id?: string | null;

  @EnumField(['open', 'in_progress', 'waiting'], {
    optional: true,
    description: 'The new status. To close a task, call `POST /v1/tasks/{id}/resolve`.',
  })
  readonly status?: 'open' | 'in_progress' | 'waiting';
}

/** A note to add. */
export class CreateNoteDto {
  @StringField({ min: 1, max: 10_000, example: 'Called; she wants a replacement.' })
  readonly text: string;
}

/** How the task was resolved. */
export class ResolveTaskDto {
  @EnumField(ROOT_CAUSES)
  readonly root_cause: RootCause;

  @EnumField(OUTCOMES)
  readonly outcome: Outcome;

  @StringField({
    min: 1,
    max: 10_000,
    optional: true,
    nullable: true,
    description: 'Stored as a note.',
    example: 'Sent a new one.',
  })
  readonly note?: string | null;
}

/** The period of a report. */
export class TimesQueryDto {
  @TimestampField({ optional: true, description: 'Tasks opened at or after this time. Default: 90 days before `to`.' })
  readonly from?: string;

  @TimestampField({ optional: true, description: 'Tasks opened before this time. Default: now.' })
  readonly to?: string;
}
