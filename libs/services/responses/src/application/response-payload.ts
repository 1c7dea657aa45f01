import type { ResponseContentV1 } from '@hearback/contracts';
import type { Answer, Attribute, Score } from '@hearback/questionnaire';
import type { FrozenResponse } from './response-store.js';

/** The content of a response in events; times are RFC 3339. */
export function payloadOf(
  { response, attributes, segments }: FrozenResponse,
  submittedAt: string,
  acceptedAt: string,
): ResponseContentV1 {
  const { survey, customer, unverifiedCustomer } = response;
  return {
    response_id: response.id,
    survey_id: survey.surveyId,
    survey_version: survey.version,
    touchpoint_id: survey.touchpointId,
    channel: response.channel,
    language: response.language,
    submitted_at: submittedAt,
    accepted_at: acceptedAt,
    customer: customer === undefined ? null : { external_id: customer },
    unverified_customer: unverifiedCustomer === undefined ? null : { external_id: unverifiedCustomer },
    scores: response.scores as Score[],
    answers: response.answers as Answer[],
    attributes: attributes as Attribute[],
    segments: [...segments],
    invitation_id: response.invitationId ?? null,
  };
}
