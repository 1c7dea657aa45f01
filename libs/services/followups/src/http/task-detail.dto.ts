import {
  BooleanField,
  TimestampField,
  IntegerField,
  ListField,
  ObjectField,
  PublicIdField,
  RecordField,
  StringField,
  EnumField,
} from '@hearback/http';
import { CHANNELS, METRICS } from '@hearback/questionnaire';
import { MAX_ENTRIES } from '../application/task-queries.js';
import { PRIVACY_REQUEST_KINDS, type PrivacyRequestKind } from '../domain/privacy-task.js';
import type { DueState } from '../domain/due-state.js';
import { PlainTaskDto, TaskResponseRefDto } from './task.dto.js';
import { TaskClocksDto } from './calendar.dto.js';
import { DueStateField } from './task-item.dto.js';

const ACTORS = ['staff', 'key', 'rule', 'timer', 'import', 'customer', 'departure'] as const;

/** The author of a change or a note. */
export class ActorDto {
  @EnumField(ACTORS) readonly kind: (typeof ACTORS)[number];
  @StringField({
    nullable: true,
    description:
      'Id of the member, key, rule or import; null for a timer and the customer. `departure`: the member who left.',
    example: 'stf_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c',
  })
  readonly id: string | null;
  @StringField({ nullable: true, description: 'The name of the member.', example: 'Ada' })
  readonly name: string | null;
}

/** A note. */
export class NoteDto {
  @PublicIdField('nte') readonly id: string;
  @ObjectField(() => ActorDto) readonly author: ActorDto;
  @StringField({ example: 'Called; she wants a replacement.' }) readonly text: string;
  @BooleanField({ description: 'Whether its author has spoken with the customer.', example: true })
  readonly spoke: boolean;
  @TimestampField() readonly created_at: string;
}

/** An entry of a task's history. */
export class TaskChangeDto {
  @StringField({ example: 'assigned' }) readonly kind: string;
  @TimestampField() readonly at: string;
  @ObjectField(() => ActorDto) readonly actor: ActorDto;
  @RecordField({
    nullableValues: true,
    of: ['string'],
    description: 'What changed. Owners are ids with their names beside them: `from`, `from_name`.',
    example: { from: null, to: 'waiting' },
  })
  readonly detail: Record<string, string | null>;
}

/** A score the customer gave. */
export class ScoreDto {
  @StringField({ example: 'recommend' }) readonly question: string;
  @EnumField(METRICS) readonly metric: string;
  @IntegerField({ min: 0, max: 10, example: 3 }) readonly score: number;
  @IntegerField({ min: 0, max: 10, example: 0 }) readonly min: number;
  @IntegerField({ min: 0, max: 10, example: 10 }) readonly max: number;
}

/** Another answer of the customer. */
export class AnswerDto {
  @StringField({ example: 'why' }) readonly question: string;
  @StringField({ example: 'text' }) readonly kind: string;
  @StringField({ description: 'Lists are joined with commas.', example: 'The parcel came late.' })
  readonly value: string;
}

/** The response that the task is about. */
export class TaskResponseDto extends TaskResponseRefDto {
  @PublicIdField('srv') readonly survey_id: string;
  @IntegerField({ min: 1 }) readonly survey_version: number;
  @PublicIdField('tpt', { nullable: true }) readonly touchpoint_id: string | null;
  @EnumField(CHANNELS) readonly channel: string;
  @StringField({ example: 'en' }) readonly language: string;
  @StringField({ nullable: true, description: 'The workspace’s own id of the customer.', example: 'C-1042' })
  readonly customer_external_id: string | null;
  @TimestampField() readonly submitted_at: string;
  @ListField(() => ScoreDto, { max: 500 }) readonly scores: ScoreDto[];
  @StringField({ nullable: true, description: 'All texts the customer wrote.', example: 'The parcel came late.' })
  readonly comment: string | null;
  @ListField(() => AnswerDto, { max: 500 }) readonly answers: AnswerDto[];
  @RecordField({
    description: 'Attributes and hidden fields as they were when the customer answered.',
    example: { plan: 'pro' },
  })
  readonly attributes: Record<string, string | number | boolean>;
}

/** The request for data that a task is about. */
export class TaskPrivacyRequestDto {
  @EnumField(PRIVACY_REQUEST_KINDS) readonly kind: PrivacyRequestKind;
  @StringField({
    nullable: true,
    description: 'The workspace’s own id of the customer; null once the customer was erased.',
    example: 'C-1042',
  })
  readonly customer: string | null;
}

/** A task with everything that staff need to work on it. */
export class TaskDetailDto extends PlainTaskDto {
  @StringField({ description: 'Instructions for staff, as plain text.', example: 'Apologise. Ask. Act.' })
  readonly playbook: string;
  @StringField({ nullable: true, example: 'Ada' }) readonly assignee_name: string | null;
  @DueStateField() readonly due_state: DueState | null;
  @ObjectField(() => TaskClocksDto, { nullable: true, description: 'Null: it counts the minutes of the clock.' })
  readonly clocks: TaskClocksDto | null;
  @ObjectField(() => TaskResponseDto, { nullable: true, description: 'Null: the task is about no response.' })
  readonly response: TaskResponseDto | null;
  @ObjectField(() => TaskPrivacyRequestDto, {
    nullable: true,
    description: 'Null: the task is about no request for data that a customer has confirmed.',
  })
  readonly privacy_request: TaskPrivacyRequestDto | null;
  @ListField(() => NoteDto, { max: MAX_ENTRIES, description: 'The newest ones, oldest first.' })
  readonly notes: NoteDto[];
  @ListField(() => TaskChangeDto, { max: MAX_ENTRIES, description: 'The newest entries, oldest first.' })
  readonly history: TaskChangeDto[];
}
