import { publicId } from '@hearback/kernel';
import {
  BooleanField,
  EnumField,
  IntegerField,
  JsonField,
  PublicIdField,
  StringField,
  TimestampField,
} from '@hearback/http';
import type { SavedAnswers } from '../application/save-answers.js';
import { editableUntil, type OpenResponse } from '../domain/open-response.js';

/** The receipt of committed answers. */
export class SavedAnswersReceiptDto {
  @PublicIdField('rsp')
  readonly id: string;

  @EnumField(['saved_answers'])
  readonly object: 'saved_answers';

  @StringField({ example: '0198c0a4-1d3e-7b6f-8a2c-5d4e3f2a1b0c' })
  readonly submission_id: string;

  @IntegerField({ min: 1, example: 3, description: 'Grows with each save that changes something.' })
  readonly revision: number;

  @BooleanField({ description: 'Whether the customer has sent the answers.', example: false })
  readonly complete: boolean;

  @TimestampField({ description: 'Until then the answers can be changed.' })
  readonly editable_until: string;
}

const VALUES = { type: 'object', additionalProperties: true };

/** Saved answers, for their sender. */
export class SavedAnswersDto extends SavedAnswersReceiptDto {
  @JsonField({ schema: VALUES, example: { recommend: 9 } })
  readonly answers: unknown;

  @JsonField({ schema: VALUES, example: { shop: 'Lyon' } })
  readonly hidden_fields: unknown;

  @StringField({ nullable: true, example: 'en' })
  readonly language: string | null;
}

/** The receipt of a save. */
export function toReceiptDto(saved: SavedAnswers): SavedAnswersReceiptDto {
  return {
    id: publicId('rsp', saved.id),
    object: 'saved_answers',
    submission_id: saved.submissionId,
    revision: saved.revision,
    complete: saved.complete,
    editable_until: saved.editableUntil.toISOString(),
  };
}

/** The saved answers as the API shows them to their sender. */
export function toSavedAnswersDto(open: OpenResponse): SavedAnswersDto {
  return {
    id: publicId('rsp', open.id),
    object: 'saved_answers',
    submission_id: open.submissionId,
    revision: open.revision,
    complete: open.completedAt !== undefined,
    editable_until: editableUntil(open).toISOString(),
    answers: open.answers,
    hidden_fields: open.hiddenFields,
    language: open.language ?? null,
  };
}
