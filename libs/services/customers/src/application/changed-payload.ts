import type { CustomerChangedV1 } from '@hearback/contracts';
import type { Customer } from '../domain/customer.js';

/** The payload of customer-changed: the whole profile after the change. */
export function changedPayload(customer: Customer): CustomerChangedV1 {
  return {
    customer_id: customer.id,
    external_id: customer.externalId,
    language: customer.language,
    attributes: { ...customer.attributes },
    revision: customer.revision,
    changed_at: customer.updatedAt.toISOString(),
  };
}
