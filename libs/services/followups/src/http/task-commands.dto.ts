import { BooleanField, EnumField, PublicIdField, StringField, TimestampField } from '@hearback/http';
import { OUTCOMES, type Outcome } from '../domain/resolution.js';

/** A task to open by hand. */
export class CreateTaskDto {
  @StringField({ min: 1, max: 200, example: 'Call Ada back' })
  readonly title: string;

  @PublicIdField('rsp', {
    optional: true,
    nullable: true,
    outOfSample: true,
    description: 'The response that the task is about.',
  })
  readonly response_id?: string | null;

  @PublicIdField('stf', { optional: true, nullable: true, outOfSample: true, description: 'The owner; null: nobody.' })
  readonly assignee_id?: string | null;

  @TimestampField({ optional: true, nullable: true, outOfSample: true, description: 'Default: in 24 hours.' })
  readonly due_at?: string | null;

  @StringField({ min: 1, max: 10_000, optional: true, nullable: true, example: 'She asked for a call after five.' })
  readonly note?: string | null;
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

  @StringField({ min: 1, max: 200, optional: true, example: 'Call Ada back' })
  readonly title?: string;

  @TimestampField({ optional: true, outOfSample: true, description: 'A time in the future.' })
  readonly due_at?: string;
}

/** A note to add. */
export class CreateNoteDto {
  @StringField({ min: 1, max: 10_000, example: 'Called; she wants a replacement.' })
  readonly text: string;

  @BooleanField({
    optional: true,
    description: 'Whether you have spoken with the customer, as on the phone. Default: false.',
    example: true,
  })
  readonly spoke?: boolean;
}

/** How the task was resolved. */
export class ResolveTaskDto {
  @StringField({
    min: 1,
    max: 40,
    description: 'A key of `GET /v1/tasks/root-causes`, or `other`.',
    example: 'delivery',
  })
  readonly root_cause: string;

  @StringField({
    min: 1,
    max: 200,
    optional: true,
    nullable: true,
    outOfSample: true,
    description: 'The cause in words; only for `other`.',
  })
  readonly root_cause_text?: string | null;

  @EnumField(OUTCOMES)
  readonly outcome: Outcome;

  @StringField({
    min: 1,
    max: 500,
    optional: true,
    nullable: true,
    description: 'What was done for the customer.',
    example: 'Refunded the postage.',
  })
  readonly done?: string | null;

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

/** Why a task is reopened. */
export class ReopenTaskDto {
  @StringField({ min: 1, max: 500, optional: true, nullable: true, example: 'The new lamp flickers too.' })
  readonly reason?: string | null;
}
