import type { Respondent } from '../../application/effect/handling-store.js';
import { customerKey } from '../customer-key.js';
import type { ResponseEvent } from '../score-facts.js';

/** Which known customers gave scores; those whose name was erased from the log are nobody. */
export function respondentsOf(events: readonly ResponseEvent[]): readonly Respondent[] {
  return events.flatMap(({ tenantId, payload: { customer, response_id, scores } }) =>
    scores.length === 0 || customer === null || customer.external_id === ''
      ? []
      : [{ tenantId, responseId: response_id, customerKey: customerKey(tenantId, customer.external_id) }],
  );
}
