import {
  BooleanField,
  EnumField,
  ListField,
  ListQueryDto,
  PublicIdField,
  StringField,
  TimestampField,
} from '@hearback/http';
import { SCORE_LEVELS, type ScoreLevel } from '@hearback/questionnaire';
import { DUE_STATES, type DueState } from '../domain/due-state.js';
import { DEADLINE_RESULTS, type DeadlineResult } from '../domain/task-times.js';
import type { TaskStatus } from '../domain/task.js';
import { STATUSES } from './task.dto.js';

/** Filters of the list of tasks; all given filters must match. */
export class TasksQueryDto extends ListQueryDto {
  @EnumField(STATUSES, { optional: true })
  readonly status?: TaskStatus;

  @EnumField(['open', 'done'], { optional: true, description: '`open`: neither resolved nor cancelled.' })
  readonly state?: 'open' | 'done';

  @PublicIdField('stf', { optional: true, description: 'Tasks of this member of staff.' })
  readonly assignee_id?: string;

  @PublicIdField('tem', { optional: true, description: 'Tasks of the members of this team.' })
  readonly team_id?: string;

  @BooleanField({ optional: true, description: '`true`: only tasks of the caller. An API key has none.' })
  readonly mine?: boolean;

  @BooleanField({ optional: true, description: '`true`: only tasks without an owner.' })
  readonly unassigned?: boolean;

  @TimestampField({ optional: true, description: 'Due before this time.' })
  readonly due_before?: string;

  @BooleanField({ optional: true, description: '`true`: only open tasks that are past their due time.' })
  readonly overdue?: boolean;

  @EnumField(DUE_STATES, {
    optional: true,
    description:
      'Only open tasks: past their due time, waiting for the customer, due by the end of the day in the time zone of the workspace, or later. Each is in one of these states.',
  })
  readonly due?: DueState;

  @PublicIdField('srv', { optional: true })
  readonly survey_id?: string;

  @PublicIdField('tpt', { optional: true })
  readonly touchpoint_id?: string;

  @EnumField(SCORE_LEVELS, { optional: true, description: 'Level of the first score of the response.' })
  readonly score?: ScoreLevel;

  @PublicIdField('rul', { optional: true })
  readonly rule_id?: string;

  @ListField('string', {
    max: 100,
    item: { pattern: /^rsp_[0-9a-f]{32}$/ },
    optional: true,
    outOfSample: true,
    description: 'Tasks about one of these responses: `response_id=rsp_…&response_id=rsp_…`.',
  })
  readonly response_id?: readonly string[];

  @StringField({ min: 1, max: 40, optional: true, outOfSample: true, description: 'Key of a root cause, or `other`.' })
  readonly root_cause?: string;

  @StringField({ min: 1, max: 40, optional: true, outOfSample: true, description: 'Tasks with this tag.' })
  readonly tag?: string;

  @TimestampField({ optional: true, outOfSample: true, description: 'Opened at or after this time.' })
  readonly opened_from?: string;

  @TimestampField({ optional: true, outOfSample: true, description: 'Opened before this time.' })
  readonly opened_before?: string;

  @EnumField(DEADLINE_RESULTS, {
    optional: true,
    outOfSample: true,
    description:
      'The first response was given by its deadline, afterwards or not at all by then (`late`), or there is still time (`open`).',
  })
  readonly first_response?: DeadlineResult;

  @EnumField(DEADLINE_RESULTS, { optional: true, outOfSample: true, description: 'The same of the first resolution.' })
  readonly resolution?: DeadlineResult;

  @StringField({ min: 1, max: 200, optional: true, description: 'Part of the title.', example: 'back' })
  readonly text?: string;

  @EnumField(['opened_at', 'due_at', 'resolved_at'], {
    optional: true,
    description: 'The time to order by. `resolved_at` leaves out tasks that were not resolved.',
    example: 'opened_at',
  })
  readonly sort: 'opened_at' | 'due_at' | 'resolved_at' = 'opened_at';
}

/** The period of a report. */
export class TimesQueryDto {
  @TimestampField({ optional: true, description: 'Tasks opened at or after this time. Default: 90 days before `to`.' })
  readonly from?: string;

  @TimestampField({ optional: true, description: 'Tasks opened before this time. Default: now.' })
  readonly to?: string;
}
