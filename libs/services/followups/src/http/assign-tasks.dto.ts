import { BooleanField, EnumField, ListField, PublicIdField, StringField, TimestampField } from '@hearback/http';
import { ASSIGNMENT_RESULTS, type AssignmentResult } from '../domain/assignment.js';

/** The most assignments of one call. */
export const MAX_ASSIGNMENTS = 200;

/** A task, or the open tasks of a response, to hand over. */
export class TaskAssignmentDto {
  @PublicIdField('tsk', { optional: true, outOfSample: true, description: 'Instead of `response_id`.' })
  readonly task_id?: string;

  @PublicIdField('rsp', {
    optional: true,
    description: 'All open tasks of the response; if it has none, one is opened by hand.',
  })
  readonly response_id?: string;

  @PublicIdField('stf', { nullable: true, description: 'The new owner; null: nobody.' })
  readonly assignee_id: string | null;

  @PublicIdField('stf', {
    optional: true,
    nullable: true,
    outOfSample: true,
    description: 'Changes the task only if this is its owner now; null: if it has none.',
  })
  readonly only_if_assignee_id?: string | null;

  @BooleanField({
    optional: true,
    outOfSample: true,
    description: '`true`: cancels the task, which must have been opened by hand, instead of handing it over.',
  })
  readonly cancel?: boolean;

  @StringField({
    min: 1,
    max: 200,
    optional: true,
    description: 'Title of a task that is opened for a response.',
    example: 'Answer Ada',
  })
  readonly title?: string;
}

/** Tasks to hand over, in one transaction. */
export class AssignTasksDto {
  @ListField(() => TaskAssignmentDto, { min: 1, max: MAX_ASSIGNMENTS })
  readonly assignments: TaskAssignmentDto[];

  @TimestampField({
    optional: true,
    outOfSample: true,
    description: 'When opened tasks are due. Default: in 24 hours.',
  })
  readonly due_at?: string;
}

/** What became of one task. */
export class TaskAssignmentResultDto {
  @PublicIdField('tsk', { nullable: true }) readonly task_id: string | null;
  @PublicIdField('rsp', { nullable: true }) readonly response_id: string | null;
  @EnumField(ASSIGNMENT_RESULTS, {
    description: '`closed`: it is done already. `owner_changed`: `only_if_assignee_id` is not the owner.',
  })
  readonly result: AssignmentResult;
  @PublicIdField('stf', { nullable: true, description: 'The owner before.' }) readonly before: string | null;
  @PublicIdField('stf', { nullable: true, description: 'The owner now.' }) readonly after: string | null;
}

/** The results, and how to take them back. */
export class AssignedTasksDto {
  @ListField(() => TaskAssignmentResultDto, { max: 10_000, description: 'One or more per assignment, in their order.' })
  readonly results: TaskAssignmentResultDto[];
  @ListField(() => TaskAssignmentDto, {
    max: 10_000,
    description: 'The `assignments` of a call that takes this one back.',
  })
  readonly undo: TaskAssignmentDto[];
}
