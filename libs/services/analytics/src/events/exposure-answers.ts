import type { ExposureAnswer } from '../application/invitation-store.js';
import { customerKey } from './customer-key.js';
import type { ResponseEvent } from './score-facts.js';

/** The answers of known customers on web pages. */
export function exposureAnswersOf(events: readonly ResponseEvent[]): readonly ExposureAnswer[] {
  return events.flatMap(({ tenantId, payload: { channel, customer, response_id, submitted_at, survey_id } }) =>
    channel !== 'widget' || customer === null
      ? []
      : [
          {
            tenantId,
            responseId: response_id,
            surveyId: survey_id,
            customerKey: customerKey(tenantId, customer.external_id),
            at: submitted_at,
          },
        ],
  );
}
