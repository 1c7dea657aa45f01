import {
  BooleanField,
  EnumField,
  IntegerField,
  ListField,
  ObjectField,
  PublicIdField,
  StringField,
  TimestampField,
} from '@hearback/http';
import { GOODWILL_KINDS, type GoodwillKind } from '../../domain/handling/goodwill.js';
import { ActorDto } from '../task-detail.dto.js';
import { STATUSES } from '../task.dto.js';

const MINOR = {
  min: 0,
  max: 100_000_000,
  description: 'Minor units of the currency, such as cents.',
  example: 1500,
} as const;
export const CURRENCY = {
  min: 3,
  max: 3,
  pattern: /^[A-Z]{3}$/,
  description: 'ISO 4217 code.',
  example: 'EUR',
} as const;

/** A step of the playbooks of a task. */
export class TaskStepDto {
  @PublicIdField('stp') readonly id: string;
  @StringField({ example: 'Apologise.' }) readonly text: string;
  @StringField({
    nullable: true,
    description: 'Name of the playbook; null: it was done, and the playbook has changed since.',
    example: 'Late parcel',
  })
  readonly playbook: string | null;
  @TimestampField({ nullable: true, description: 'Null: not done.' }) readonly done_at: string | null;
  @ObjectField(() => ActorDto, { nullable: true }) readonly done_by: ActorDto | null;
}

/** Minutes that a member spent. */
export class SpentMinutesDto {
  @PublicIdField('min') readonly id: string;
  @PublicIdField('stf') readonly member_id: string;
  @StringField({ nullable: true, example: 'Ada' }) readonly member_name: string | null;
  @IntegerField({ min: 1, max: 1440, example: 15 }) readonly minutes: number;
  @IntegerField({ ...MINOR, nullable: true, description: 'By the settings of then; null: it was unknown.' })
  readonly cost_minor: number | null;
  @StringField({ ...CURRENCY, nullable: true }) readonly currency: string | null;
  @TimestampField() readonly recorded_at: string;
}

/** Something that the customer was given. */
export class GoodwillDto {
  @PublicIdField('gdw') readonly id: string;
  @IntegerField(MINOR) readonly amount_minor: number;
  @StringField(CURRENCY) readonly currency: string;
  @EnumField(GOODWILL_KINDS) readonly kind: GoodwillKind;
  @ObjectField(() => ActorDto) readonly given_by: ActorDto;
  @TimestampField() readonly given_at: string;
  @TimestampField({ nullable: true, description: 'Null: it stands.' }) readonly cancelled_at: string | null;
}

/** A task that is like another. */
export class SimilarTaskDto {
  @PublicIdField('tsk') readonly id: string;
  @StringField({ example: 'Call Ada back' }) readonly title: string;
  @EnumField(STATUSES) readonly status: string;
  @TimestampField() readonly opened_at: string;
  @EnumField(['customer', 'cause_and_touchpoint', 'words'], {
    description: 'Why: the same customer, the same root cause at the same touchpoint, or words that both wrote.',
  })
  readonly reason: 'customer' | 'cause_and_touchpoint' | 'words';
  @ListField('string', { max: 1000, description: 'The words that both customers wrote.', example: ['parcel'] })
  readonly words: string[];
}

/** What is recorded about the work on a task. */
export class TaskWorkDto {
  @PublicIdField('tsk') readonly task_id: string;
  @ListField('string', { max: 20, item: { max: 40 }, example: ['vip'] }) readonly tags: string[];
  @StringField({ nullable: true, description: 'What staff suspect to be the root cause.', example: 'delivery' })
  readonly suspected_cause: string | null;
  @ListField(() => TaskStepDto, { max: 1000 }) readonly steps: TaskStepDto[];
  @ListField(() => SpentMinutesDto, { max: 10_000 }) readonly minutes: SpentMinutesDto[];
  @ListField(() => GoodwillDto, { max: 10_000 }) readonly goodwill: GoodwillDto[];
}

/** The work on a task as the caller sees it. */
export class TaskWorkOfCallerDto extends TaskWorkDto {
  @StringField({ ...CURRENCY, nullable: true, description: 'Null: goodwill cannot be given.' })
  readonly currency: string | null;
  @IntegerField({
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    nullable: true,
    description: 'What the caller may still give in this month, in minor units; null: no limit.',
    example: 3000,
  })
  readonly left_minor: number | null;
  @ListField(() => SimilarTaskDto, { max: 10 }) readonly similar: SimilarTaskDto[];
}

/** Tags of a task. */
export class TaskTagsDto {
  @ListField('string', { max: 20, item: { min: 1, max: 40, pattern: /\S/ }, example: ['vip'] })
  readonly tags: string[];
}

/** What staff suspect to be the root cause. */
export class SuspectedCauseDto {
  @StringField({
    min: 1,
    max: 40,
    nullable: true,
    description: 'A key of `GET /v1/tasks/root-causes`, or `other`; null: nobody knows.',
    example: 'delivery',
  })
  readonly suspected_cause: string | null;
}

/** Whether a step is done. */
export class StepDoneDto {
  @BooleanField({ example: true }) readonly done: boolean;
}

/** Minutes to record. */
export class NewMinutesDto {
  @IntegerField({ min: 1, max: 1440, example: 15 }) readonly minutes: number;
  @PublicIdField('stf', {
    optional: true,
    nullable: true,
    description: 'Who spent them. Default: the caller; an API key must say it.',
  })
  readonly member_id?: string | null;
}

/** Something to give to the customer. */
export class NewGoodwillDto {
  @IntegerField({ ...MINOR, min: 1 }) readonly amount_minor: number;
  @EnumField(GOODWILL_KINDS) readonly kind: GoodwillKind;
}
