import { publicId } from '@hearback/kernel';
import { TimestampField, PublicIdField, StringField, EnumField } from '@hearback/http';
import type { AcceptedResponse } from '../application/submit-response.js';

/** The receipt of a committed response. */
export class ResponseReceiptDto {
  @PublicIdField('rsp')
  readonly id: string;

  @EnumField(['response'])
  readonly object: 'response';

  @PublicIdField('srv')
  readonly survey_id: string;

  @StringField({
    example: '0198c0a4-1d3e-7b6f-8a2c-5d4e3f2a1b0c',
    description: 'Sending it again gets the same reply.',
  })
  readonly submission_id: string;

  @TimestampField({ description: 'Time of the commit; of an anonymous survey midnight of its day.' })
  readonly created_at: string;
}

/** The receipt as JSON, by string concatenation: it is the most frequent reply, and no value needs escaping. */
export function toReceiptJson(accepted: AcceptedResponse): string {
  const id = publicId('rsp', accepted.id);
  const survey = publicId('srv', accepted.surveyId);
  return `{"id":"${id}","object":"response","survey_id":"${survey}","submission_id":"${accepted.submissionId}","created_at":"${accepted.createdAt.toISOString()}"}`;
}
