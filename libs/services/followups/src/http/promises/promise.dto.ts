import {
  EnumField,
  IntegerField,
  ListField,
  ListQueryDto,
  ObjectField,
  PublicIdField,
  StringField,
  TimestampField,
} from '@hearback/http';
import type { PromiseStatus } from '../../domain/promise/promise.js';
import { ActorDto } from '../task-detail.dto.js';

const STATUSES = ['open', 'kept', 'broken', 'withdrawn'] as const satisfies readonly PromiseStatus[];
const TEXT = 500;

/** A promise to make. */
export class CreatePromiseDto {
  @StringField({
    min: 1,
    max: TEXT,
    description: 'What is promised, in words for the customer.',
    example: 'The courier collects the lamp.',
  })
  readonly what: string;

  @TimestampField({ description: 'Until when; a time in the future.', example: '2030-01-15T10:00:00Z' })
  readonly due_at: string;

  @PublicIdField('stf', {
    optional: true,
    nullable: true,
    outOfSample: true,
    description: 'Who keeps it. Default: the caller; of an API key, the owner of the task.',
  })
  readonly owner_id?: string | null;
}

/** A later time for a promise. */
export class MovePromiseDto {
  @TimestampField({ description: 'A time in the future.', example: '2030-01-16T10:00:00Z' })
  readonly due_at: string;

  @StringField({ min: 1, max: TEXT, description: 'Why; the customer reads it.', example: 'The courier is ill.' })
  readonly reason: string;
}

/** Why a promise is withdrawn. */
export class WithdrawPromiseDto {
  @StringField({
    min: 1,
    max: TEXT,
    description: 'What the customer is told instead.',
    example: 'This lamp is no longer made. You get your money back today.',
  })
  readonly message: string;
}

/** A move of a promise. */
export class PromiseMoveDto {
  @TimestampField() readonly from: string;
  @TimestampField() readonly to: string;
  @StringField({ example: 'The courier is ill.' }) readonly reason: string;
  @TimestampField() readonly at: string;
}

/** A promise to a customer. */
export class PromiseDto {
  @PublicIdField('prm') readonly id: string;
  @PublicIdField('tsk') readonly task_id: string;
  @StringField({ example: 'The courier collects the lamp.' }) readonly what: string;
  @EnumField(STATUSES, {
    description:
      '`broken`: not kept until `due_at`, or the customer says so; it can still be kept, late. `withdrawn`: the customer was told.',
  })
  readonly status: PromiseStatus;
  @PublicIdField('stf', { description: 'Who keeps it.' }) readonly owner_id: string;
  @StringField({ nullable: true, example: 'Ada' }) readonly owner_name: string | null;
  @TimestampField() readonly due_at: string;
  @TimestampField({ description: 'The due time when it was made, by which reports count.' })
  readonly first_due_at: string;
  @ListField(() => PromiseMoveDto, { max: 1_000, description: 'The customer sees all of them.' })
  readonly moves: PromiseMoveDto[];
  @TimestampField({ nullable: true }) readonly kept_at: string | null;
  @TimestampField({ nullable: true, description: 'When it was first broken, also if it was kept later.' })
  readonly broken_at: string | null;
  @TimestampField({
    nullable: true,
    description: 'When the customer said “not kept”; null once it is kept or moved since.',
  })
  readonly objected_at: string | null;
  @StringField({
    nullable: true,
    description: 'What the customer said of it, last.',
    example: 'Nobody came.',
  })
  readonly objection: string | null;
  @StringField({ nullable: true, description: 'What the customer was told instead.', example: 'It is sold out.' })
  readonly withdrawn_because: string | null;
  @ObjectField(() => ActorDto) readonly made_by: ActorDto;
  @TimestampField() readonly made_at: string;
  @IntegerField({ min: 1, description: 'Increases with each change.' }) readonly revision: number;
}

/** Selects promises. */
export class PromisesQueryDto extends ListQueryDto {
  @PublicIdField('tsk', { optional: true }) readonly task_id?: string;
  @StringField({
    min: 1,
    max: 255,
    optional: true,
    description: 'The workspace’s own id of the customer to whom something was promised.',
    example: 'C-1042',
  })
  readonly customer?: string;
  @PublicIdField('stf', { optional: true }) readonly owner_id?: string;
  @EnumField(STATUSES, { optional: true }) readonly status?: PromiseStatus;
}
