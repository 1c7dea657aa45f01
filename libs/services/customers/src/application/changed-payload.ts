import type { CustomerChangedV1 } from '@hearback/contracts';
import { mailAddressOf, type Customer } from '../domain/customer.js';

/** The payload of customer-changed: the whole profile after the change. */
export function changedPayload(customer: Customer): CustomerChangedV1 {
  return {
    customer_id: customer.id,
    external_id: customer.externalId,
    name: customer.name,
    email: mailAddressOf(customer),
    language: customer.language,
    time_zone: customer.timeZone,
    attributes: { ...customer.attributes },
    revision: customer.revision,
    changed_at: customer.updatedAt.toISOString(),
  };
}
