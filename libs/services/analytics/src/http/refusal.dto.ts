import { EnumField, IntegerField, StringField } from '@hearback/http';
import { REFUSAL_KINDS, type Refusal, type RefusalKind } from '../domain/refusal.js';

/** Why there is no number, and what is missing for it. */
export class RefusalDto {
  @EnumField(REFUSAL_KINDS, {
    description:
      'too_early: more data would answer it. not_apart: this data cannot tell it apart. nothing: there is nothing of this kind yet.',
  })
  readonly kind: RefusalKind;

  @StringField({ example: 'too_few_answers' })
  readonly code: string;

  @StringField({ example: '60 answers are needed, 11 are here.' })
  readonly message: string;

  @IntegerField({ nullable: true, min: 0, example: 60, description: 'Null if it is no matter of a count.' })
  readonly needed: number | null;

  @IntegerField({ nullable: true, min: 0, example: 11 })
  readonly have: number | null;

  static fromRefusal(refusal: Refusal): RefusalDto;
  static fromRefusal(refusal: Refusal | null): RefusalDto | null;
  static fromRefusal(refusal: Refusal | null): RefusalDto | null {
    return refusal === null ? null : { ...refusal };
  }
}
