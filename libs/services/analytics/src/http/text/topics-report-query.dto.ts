import { EnumField, PublicIdField, StringField } from '@hearback/http';
import { parsePublicId } from '@hearback/kernel';
import { CHANNELS, type Channel } from '@hearback/questionnaire';
import type { TopicsRequest } from '../../application/text/read-topics.js';

const PERIOD_END = { optional: true, min: 10, max: 40, example: '2026-01-01' };

/** The comments of a report. */
export class TopicsQueryDto {
  @StringField({
    ...PERIOD_END,
    description: 'Start of the period: a day in the workspace’s time zone, or a time. Default: 30 days before its end.',
  })
  readonly from?: string;

  @StringField({
    ...PERIOD_END,
    example: '2026-02-01',
    description: 'End of the period, exclusive. Default: the end of today.',
  })
  readonly to?: string;

  @PublicIdField('srv', { optional: true, description: 'Only answers to this survey.' })
  readonly survey_id?: string;

  @PublicIdField('tpt', { optional: true, description: 'Only answers of this touchpoint.' })
  readonly touchpoint_id?: string;

  @EnumField(CHANNELS, { optional: true, description: 'Only answers from this channel.' })
  readonly channel?: Channel;

  @StringField({
    optional: true,
    min: 2,
    max: 2,
    pattern: /^[a-z]{2}$/,
    example: 'en',
    description: 'Only comments written in this language (ISO 639-1).',
  })
  readonly language?: string;

  static toRequest(dto: TopicsQueryDto, tenantId: string): TopicsRequest {
    const { channel, from, language, survey_id, to, touchpoint_id } = dto;
    const filter = {
      surveyId: survey_id && parsePublicId('srv', survey_id),
      touchpointId: touchpoint_id && parsePublicId('tpt', touchpoint_id),
      channel,
      language,
    };
    return { tenantId, from, to, filter };
  }
}
