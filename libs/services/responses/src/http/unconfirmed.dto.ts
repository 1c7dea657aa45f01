import {
  BooleanField,
  EnumField,
  IntegerField,
  JsonField,
  ListField,
  ObjectField,
  ListQueryDto,
  PublicIdField,
  TimestampField,
} from '@hearback/http';
import { publicId } from '@hearback/kernel';
import { UNCONFIRMED, type UnconfirmedAnswer } from '../application/unconfirmed-answers.js';
import { SCANNER_SIGNALS, type ScannerSignal } from '../domain/invitation-evidence.js';
import { CustomerRefDto } from './response.dto.js';

/** Selects unconfirmed answers. */
export class UnconfirmedQueryDto extends ListQueryDto {
  @PublicIdField('srv', { optional: true })
  readonly survey_id?: string;

  @EnumField(UNCONFIRMED, { optional: true })
  readonly evidence?: (typeof UNCONFIRMED)[number];
}

/** Answers to a mailed invitation that a program may have sent. */
export class UnconfirmedAnswerDto {
  @PublicIdField('rsp', { description: 'The id that its response would have.' })
  readonly id: string;

  @EnumField(['unconfirmed_answer'])
  readonly object: 'unconfirmed_answer';

  @PublicIdField('svi')
  readonly invitation_id: string;

  @PublicIdField('srv')
  readonly survey_id: string;

  @IntegerField({ min: 1, example: 1 })
  readonly survey_version: number;

  @ObjectField(() => CustomerRefDto)
  readonly customer: CustomerRefDto;

  @EnumField(UNCONFIRMED)
  readonly evidence: (typeof UNCONFIRMED)[number];

  @ListField('string', {
    max: SCANNER_SIGNALS.length,
    example: ['within-10s'],
    description: `Why: ${SCANNER_SIGNALS.join(', ')}.`,
  })
  readonly signals: readonly ScannerSignal[];

  @IntegerField({ min: 0, example: 2, description: 'Different networks from which its links were opened.' })
  readonly networks: number;

  @JsonField({ schema: { type: 'object', additionalProperties: true }, example: { recommend: 0 } })
  readonly answers: unknown;

  @BooleanField({ example: true, description: 'Whether the answers were sent, or only begun.' })
  readonly completed: boolean;

  @TimestampField()
  readonly created_at: string;
}

/** The unconfirmed answer as the API shows it. */
export function toUnconfirmedAnswerDto(answer: UnconfirmedAnswer): UnconfirmedAnswerDto {
  return {
    id: publicId('rsp', answer.id),
    object: 'unconfirmed_answer',
    invitation_id: publicId('svi', answer.invitationId),
    survey_id: publicId('srv', answer.surveyId),
    survey_version: answer.surveyVersion,
    customer: { external_id: answer.customer },
    evidence: answer.evidence as UnconfirmedAnswerDto['evidence'],
    signals: answer.signals,
    networks: answer.networks,
    answers: answer.answers,
    completed: answer.completed,
    created_at: answer.createdAt.toISOString(),
  };
}
