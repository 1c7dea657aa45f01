import {
  BooleanField,
  IntegerField,
  ListField,
  NumberField,
  ObjectField,
  PublicIdField,
  StringField,
  TimestampField,
} from '@hearback/http';
import { CURRENCY } from '../handling/task-work.dto.js';

const PERCENT = { min: 0, max: 100, example: 62.5 } as const;
const MINUTES = { nullable: true, min: 0, example: 42 } as const;

/** An interval. */
export class ReportIntervalDto {
  @NumberField({ example: 49.1 }) readonly low: number;
  @NumberField({ example: 94.3 }) readonly high: number;
}

/** What every number says about its size. */
export class SampleDto {
  @IntegerField({ min: 0, example: 48 }) readonly n: number;
  @BooleanField({ description: 'Whether n is 30 or more.' }) readonly reliable: boolean;
  @IntegerField({ min: 0, max: 30, description: 'How many more are needed until it is reliable.', example: 0 })
  readonly needed: number;
}

/** A share in percent. */
export class ReportShareDto extends SampleDto {
  @IntegerField({ min: 0, example: 30 }) readonly hits: number;
  @NumberField({ ...PERCENT, nullable: true, description: 'Percent; null below 5.' }) readonly value: number | null;
  @ObjectField(() => ReportIntervalDto, { nullable: true, description: 'Wilson, 95 %; null below 5.' })
  readonly interval: ReportIntervalDto | null;
}

/** Quantiles in minutes. */
export class QuantilesDto extends SampleDto {
  @NumberField({ ...MINUTES, description: 'Null below 5 tasks.' }) readonly median_minutes: number | null;
  @NumberField({ ...MINUTES, description: 'Null below 5 tasks; quantile of type 7.', example: 320 })
  readonly p90_minutes: number | null;
}

/** How long something took. */
export class TimesOfTasksDto {
  @ObjectField(() => QuantilesDto, { description: 'Of opening hours, of the tasks that count them.' })
  readonly opening_hours: QuantilesDto;
  @ObjectField(() => QuantilesDto, { description: 'By the clock on the wall.' }) readonly clock: QuantilesDto;
  @ObjectField(() => ReportShareDto, {
    description: 'Done by the first deadline, of the tasks that were done or whose deadline has passed.',
  })
  readonly in_time: ReportShareDto;
  @IntegerField({ min: 0, description: 'Tasks for which it has not happened yet; no quantile has them.' })
  readonly censored: number;
}

/** The oldest task that is open. */
export class OldestOpenDto {
  @PublicIdField('tsk') readonly id: string;
  @TimestampField() readonly opened_at: string;
  @NumberField({ min: 0, description: 'By the clock on the wall.', example: 600 }) readonly age_minutes: number;
}

/** The numbers of some tasks. */
export class TaskNumbersDto {
  @IntegerField({ min: 0 }) readonly tasks: number;
  @ObjectField(() => TimesOfTasksDto, { description: 'Until a person first answered the customer.' })
  readonly first_response: TimesOfTasksDto;
  @ObjectField(() => TimesOfTasksDto, { description: 'Until the first resolution.' })
  readonly resolution: TimesOfTasksDto;
  @IntegerField({ min: 0 }) readonly open: number;
  @ObjectField(() => OldestOpenDto, { nullable: true }) readonly oldest_open: OldestOpenDto | null;
}

/** The numbers of a team or of a touchpoint. */
export class TaskGroupDto extends TaskNumbersDto {
  @StringField({
    nullable: true,
    description: 'Id of the team or touchpoint; null: tasks without one.',
    example: 'tem_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c',
  })
  readonly id: string | null;
}

/** A root cause. */
export class CauseShareDto extends ReportShareDto {
  @StringField({ example: 'delivery' }) readonly root_cause: string;
  @NumberField({ ...PERCENT, description: 'The share of this cause and all more frequent ones.' })
  readonly cumulative: number;
}

/** What a task costs. */
export class CostPerTaskDto extends SampleDto {
  @StringField({ ...CURRENCY, nullable: true }) readonly currency: string | null;
  @NumberField({ nullable: true, min: 0, description: 'Minor units; null below 5 tasks.', example: 850 })
  readonly mean_minor: number | null;
  @ObjectField(() => ReportIntervalDto, { nullable: true, description: 'Student, 95 %, in minor units.' })
  readonly interval: ReportIntervalDto | null;
  @IntegerField({ min: 0, description: 'Minor units.', example: 40_800 }) readonly total_minor: number;
  @IntegerField({ min: 0, description: 'Closed tasks whose cost is not known.' }) readonly unknown: number;
}

/** The share of unhappy answers that were followed up in time. */
export class UnhappyFollowedUpDto extends ReportShareDto {
  @IntegerField({ min: 0, description: 'Unhappy answers for which there is no task; they count as not followed up.' })
  readonly without_task: number;
  @IntegerField({ min: 0, description: 'Unhappy answers whose task still has time; they are not in n.' })
  readonly pending: number;
}

/** How tasks that were opened in a period were followed up. */
export class FollowupReportDto extends TaskNumbersDto {
  @StringField({ example: 'Europe/Paris' }) readonly time_zone: string;
  @TimestampField() readonly from: string;
  @TimestampField({ description: 'Exclusive.' }) readonly to: string;
  @ObjectField(() => UnhappyFollowedUpDto) readonly unhappy_followed_up: UnhappyFollowedUpDto;
  @ListField(() => CauseShareDto, { max: 1000, description: 'Of resolved tasks; the most frequent first.' })
  readonly root_causes: CauseShareDto[];
  @ObjectField(() => CostPerTaskDto) readonly cost_per_task: CostPerTaskDto;
  @ListField(() => TaskGroupDto, {
    max: 1000,
    description: 'By team of the owner, or by touchpoint; a task whose owner is in several teams counts in each.',
  })
  readonly groups: TaskGroupDto[];
}

/** How one number came about. */
export class ExplainedNumberDto {
  @StringField({ example: 'first_response_in_time' }) readonly name: string;
  @StringField({ example: 'Tasks answered by the first deadline.' }) readonly definition: string;
  @StringField({ example: '100 · hits / n' }) readonly formula: string;
  @StringField({ nullable: true, description: 'Null: too few tasks.', example: '100 · 30 / 48 = 62.50' })
  readonly substituted: string | null;
  @StringField({ example: 'Wilson 1927' }) readonly source: string;
}

/** How the numbers of a period came about. */
export class NumbersExplanationDto {
  @TimestampField() readonly from: string;
  @TimestampField({ description: 'Exclusive.' }) readonly to: string;
  @ListField(() => ExplainedNumberDto, { max: 20 }) readonly numbers: ExplainedNumberDto[];
}

/** How the numbers of a report came about. */
export class FollowupExplanationDto extends NumbersExplanationDto {
  @StringField({ example: 'Europe/Paris' }) readonly time_zone: string;
}
