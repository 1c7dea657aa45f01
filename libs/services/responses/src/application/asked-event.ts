import { CustomerAsked, newEvent, type NewEvent } from '@hearback/contracts';
import { derivedId } from '@hearback/kernel';

/** How a customer was asked in another way than by mail. */
export interface AskedCustomer {
  readonly tenantId: string;
  readonly externalId: string;
  readonly surveyId: string;
  readonly channel: string;
  readonly at: Date;
  /** Identifies the occasion within its kind. */
  readonly occasion: readonly string[];
}

/** The event of a customer who was asked; the same occasion has the same id. */
export function askedEvent({ tenantId, externalId, surveyId, channel, at, occasion }: AskedCustomer): NewEvent {
  const id = derivedId('customer-asked', tenantId, channel, ...occasion);
  const payload = { touch_id: id, external_id: externalId, survey_id: surveyId, channel, asked_at: at.toISOString() };
  return newEvent(CustomerAsked, { id, tenantId, time: at, payload }) as NewEvent;
}
