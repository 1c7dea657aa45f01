import { EnumField, IntegerField, NumberField, PublicIdField, StringField, type ListQueryDto } from '@hearback/http';
import { parsePublicId } from '@hearback/kernel';
import { CHANNELS, type Channel } from '@hearback/questionnaire';
import { COHORT_DIMENSIONS, type CohortDimension } from '../application/cohort-queries.js';
import { INVITATION_SELECTIONS, type InvitationSelection } from '../domain/invitation-selection.js';
import type { CohortRequest } from '../application/read-response-rates.js';

const PERIOD_END = { optional: true, min: 10, max: 40, example: '2026-01-01' };

/** The invitations of a report. */
export class CohortQueryDto {
  @StringField({
    ...PERIOD_END,
    description:
      'Start of the period in which customers were asked: a day in the workspace’s time zone, or a time. Default: 30 days before its end.',
  })
  readonly from?: string;

  @StringField({
    ...PERIOD_END,
    example: '2026-02-01',
    description: 'End of the period, exclusive. Default: the end of today.',
  })
  readonly to?: string;

  @PublicIdField('srv', { optional: true, description: 'Only invitations to this survey.' })
  readonly survey_id?: string;

  @PublicIdField('pln', { optional: true, description: 'Only invitations of this plan.' })
  readonly plan_id?: string;

  @EnumField(CHANNELS, { optional: true, example: 'email', description: 'Only invitations through this channel.' })
  readonly channel?: Channel;

  @PublicIdField('seg', {
    optional: true,
    description: 'Only customers who were in this segment when they were asked.',
  })
  readonly segment_id?: string;

  static toCohort(dto: CohortQueryDto, tenantId: string): CohortRequest {
    const { channel, from, plan_id, segment_id, survey_id, to } = dto;
    const filter = {
      surveyId: survey_id && parsePublicId('srv', survey_id),
      planId: plan_id && parsePublicId('pln', plan_id),
      segmentId: segment_id && parsePublicId('seg', segment_id),
      channel,
    };
    return { tenantId, from, to, filter };
  }
}

/** The query of response rates. */
export class ResponseRatesQueryDto extends CohortQueryDto {
  @NumberField({
    min: 0,
    max: 1,
    optional: true,
    example: 0.9,
    description:
      'AAPOR’s e, for RR3 and RR4: the share of the bounced invitations that are estimated to belong to customers who could have answered.',
  })
  readonly e: number = 1;

  @EnumField(COHORT_DIMENSIONS, {
    optional: true,
    example: 'channel',
    description: 'Also return the rates of each plan, survey, channel or segment.',
  })
  readonly by?: CohortDimension;
}

/** The query of the invitations behind a number. */
export class CohortInvitationsQueryDto extends CohortQueryDto {
  @EnumField(INVITATION_SELECTIONS, {
    optional: true,
    example: 'refused',
    description:
      'Which of them. `arrived`: all but the bounced; `answered`: the primary question; `silent`: nothing confirmed was heard.',
  })
  readonly selection: InvitationSelection = 'asked';

  @IntegerField({ min: 1, max: 100, optional: true, description: 'Items on a page.', example: 25 })
  readonly limit: ListQueryDto['limit'] = 25;

  @StringField({ min: 1, max: 500, optional: true, description: '`next_cursor` of the previous page.' })
  readonly cursor?: ListQueryDto['cursor'];

  @EnumField(['asc', 'desc'], { optional: true, description: 'By time of the invitation.', example: 'desc' })
  readonly order: ListQueryDto['order'] = 'desc';
}
