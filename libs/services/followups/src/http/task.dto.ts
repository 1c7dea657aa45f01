import {
  BooleanField,
  EntityTag,
  TimestampField,
  IntegerField,
  ObjectField,
  PublicIdField,
  StringField,
  EnumField,
} from '@hearback/http';
import { OUTCOMES, type Outcome } from '../domain/resolution.js';
import type { TaskStatus } from '../domain/task.js';

export const STATUSES = ['open', 'in_progress', 'waiting', 'resolved', 'cancelled'] as const;

/** The response that a task is about. */
export class TaskResponseRefDto {
  @PublicIdField('rsp') readonly id: string;
}

/** Members that lists and details of tasks share. */
export class PlainTaskDto {
  @PublicIdField('tsk') readonly id: string;
  @PublicIdField('rul', { nullable: true, description: 'The rule that opened the task; null: it was opened by hand.' })
  readonly rule_id: string | null;
  @IntegerField({ min: 1, nullable: true, description: 'The version of the rule that opened the task.' })
  readonly rule_version: number | null;
  @PublicIdField('srv', { nullable: true }) readonly survey_id: string | null;
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
  @StringField({
    nullable: true,
    description: 'A key of `GET /v1/tasks/root-causes`, or `other`.',
    example: 'delivery',
  })
  readonly root_cause: string | null;
  @StringField({ nullable: true, description: 'The cause in words, for `other`.', example: 'The lift was broken.' })
  readonly root_cause_text: string | null;
  @EnumField(OUTCOMES, { nullable: true }) readonly outcome: Outcome | null;
  @StringField({ nullable: true, description: 'What was done for the customer.', example: 'Refunded the postage.' })
  readonly done: string | null;
  @IntegerField({ min: 0 }) readonly reopen_count: number;
  @BooleanField({ description: 'Whether a step of escalation has marked it, because a deadline was missed.' })
  readonly raised: boolean;
  @EntityTag()
  @IntegerField({ min: 1, description: 'Increases with each change; the `ETag`.' })
  readonly revision: number;
}

/** A task. */
export class TaskDto extends PlainTaskDto {
  @ObjectField(() => TaskResponseRefDto, { nullable: true, description: 'Null: the task is about no response.' })
  readonly response: TaskResponseRefDto | null;
}
