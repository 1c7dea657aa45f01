import { EnumField, IntegerField, ObjectField, PublicIdField, StringField, TimestampField } from '@hearback/http';
import { SCORE_LEVELS, type ScoreLevel } from '@hearback/questionnaire';
import { DUE_STATES, type DueState } from '../domain/due-state.js';
import { TaskClocksDto } from './calendar.dto.js';
import { PlainTaskDto, TaskResponseRefDto } from './task.dto.js';

/** The due state of a task. */
export const DueStateField = () =>
  EnumField(DUE_STATES, { nullable: true, description: 'Null once the task is resolved or cancelled.' });

/** The first score of a response. */
export class FirstScoreDto {
  @StringField({ example: 'recommend' }) readonly question: string;
  @StringField({ example: 'nps' }) readonly metric: string;
  @IntegerField({ min: 0, max: 10, example: 3 }) readonly score: number;
  @IntegerField({ min: 0, max: 10, example: 0 }) readonly min: number;
  @IntegerField({ min: 0, max: 10, example: 10 }) readonly max: number;
  @EnumField(SCORE_LEVELS) readonly level: ScoreLevel;
}

/** What a list shows of a response. */
export class ResponseSummaryDto extends TaskResponseRefDto {
  @PublicIdField('tpt', { nullable: true }) readonly touchpoint_id: string | null;
  @StringField({ nullable: true, description: 'The workspace’s own id of the customer.', example: 'C-1042' })
  readonly customer_external_id: string | null;
  @StringField({ example: 'en' }) readonly language: string;
  @StringField({ nullable: true, description: 'All texts the customer wrote.', example: 'The parcel came late.' })
  readonly comment: string | null;
  @ObjectField(() => FirstScoreDto, { nullable: true }) readonly score: FirstScoreDto | null;
  @TimestampField() readonly submitted_at: string;
}

/** The promise of a task that is due next. */
export class NextPromiseDto {
  @StringField({ example: 'The courier collects the lamp.' }) readonly what: string;
  @EnumField(['open', 'broken']) readonly status: string;
  @TimestampField() readonly due_at: string;
}

/** A task in a list. */
export class TaskItemDto extends PlainTaskDto {
  @DueStateField() readonly due_state: DueState | null;
  @ObjectField(() => TaskClocksDto, { nullable: true, description: 'Null: it counts the minutes of the clock.' })
  readonly clocks: TaskClocksDto | null;
  @StringField({ nullable: true, example: 'Ada' }) readonly assignee_name: string | null;
  @ObjectField(() => NextPromiseDto, {
    nullable: true,
    description: 'The promise that is due next or was not kept; null: none is pending.',
  })
  readonly promise: NextPromiseDto | null;
  @ObjectField(() => ResponseSummaryDto, { nullable: true, description: 'Null: the task is about no response.' })
  readonly response: ResponseSummaryDto | null;
}

/** Open tasks by due state. */
export class DueCountsDto {
  @IntegerField({ min: 0 }) readonly open: number;
  @IntegerField({ min: 0 }) readonly late: number;
  @IntegerField({ min: 0, description: 'For the customer, and not late.' }) readonly waiting: number;
  @IntegerField({ min: 0 }) readonly today: number;
  @IntegerField({ min: 0 }) readonly later: number;
}

/** Open tasks by owner and due state. */
export class TaskCountsDto {
  @TimestampField({ description: 'The time of the server.' }) readonly now: string;
  @StringField({ description: 'In which the day ends.', example: 'Europe/Berlin' }) readonly time_zone: string;
  @TimestampField() readonly today_ends_at: string;
  @ObjectField(() => DueCountsDto) readonly all: DueCountsDto;
  @ObjectField(() => DueCountsDto, { nullable: true, description: 'Tasks of the caller; null for an API key.' })
  readonly mine: DueCountsDto | null;
  @ObjectField(() => DueCountsDto) readonly unowned: DueCountsDto;
}
