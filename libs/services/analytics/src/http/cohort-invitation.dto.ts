import { publicId } from '@hearback/kernel';
import { BooleanField, EnumField, PublicIdField, TimestampField } from '@hearback/http';
import type { ObservedInvitation } from '../application/cohort-queries.js';
import { dispositionOf, type Disposition } from '../domain/response-cohort.js';

/** The names of AAPOR's dispositions. */
const DISPOSITIONS = {
  I: 'complete',
  P: 'partial',
  R: 'refused',
  NC: 'non_contact',
  O: 'other',
  U: 'unknown',
} as const satisfies Record<Disposition, string>;
type DispositionName = (typeof DISPOSITIONS)[Disposition];

/** An invitation behind a number. */
export class CohortInvitationDto {
  @PublicIdField('svi')
  readonly id: string;

  @PublicIdField('srv')
  readonly survey_id: string;

  @TimestampField()
  readonly asked_at: string;

  @EnumField(Object.values(DISPOSITIONS), {
    example: 'complete',
    description: 'What became of it while it was observed.',
  })
  readonly disposition: DispositionName;

  @PublicIdField('rsp', { nullable: true, description: 'The answer; null while none is confirmed.' })
  readonly response_id: string | null;

  @BooleanField({ description: 'Whether it was opened, while nothing confirms that it was the customer.' })
  readonly unconfirmed: boolean;

  @BooleanField({ description: 'Whether it is still observed.' })
  readonly open: boolean;

  static fromInvitation(invitation: ObservedInvitation): CohortInvitationDto {
    const { askedAt, invitationId, open, responseId, surveyId, unconfirmed } = invitation;
    const disposition = dispositionOf(invitation);
    return {
      id: publicId('svi', invitationId),
      survey_id: publicId('srv', surveyId),
      asked_at: askedAt.toISOString(),
      disposition: DISPOSITIONS[disposition],
      response_id: responseId === null ? null : publicId('rsp', responseId),
      unconfirmed: unconfirmed && disposition === 'NC',
      open,
    };
  }
}
