import { Type } from '@sinclair/typebox';
import { defineEvent, type PayloadOf } from './event.js';
import { Instant, PersonalText, Uuid } from './schema.js';

/** A copy of a customer's data is to be put together: each service that stores something of customers says what. */
export const CopyRequested = defineEvent(
  'customers.copy-requested.v1',
  Type.Object({
    copy_id: Uuid(),
    customer_id: Uuid(),
    /** Ids of profiles that were merged with it. */
    merged_ids: Type.Array(Uuid()),
    /** The workspace's own ids of the customer. */
    external_ids: Type.Array(PersonalText()),
    /** E-mail addresses. */
    addresses: Type.Array(PersonalText()),
    requested_at: Instant(),
  }),
  (p) => p.customer_id,
);
export type CopyRequestedV1 = PayloadOf<typeof CopyRequested>;

const Part = Type.Object({
  copy_id: Uuid(),
  customer_id: Uuid(),
  /** 1 to `parts`; 0 with `parts` 0: the service has nothing of the customer. */
  number: Type.Integer({ minimum: 0 }),
  parts: Type.Integer({ minimum: 0 }),
  /** The table of the rows. */
  table: Type.String(),
  /** What the rows are (`PersonalKind`). */
  kind: Type.String(),
  /** A JSON array of rows. */
  rows: PersonalText(),
});

const collected = (service: string) => defineEvent(`${service}.copy-part-collected.v1`, Part, (p) => p.customer_id);

export const CustomersCopyPartCollected = collected('customers');
export const SurveyCopyPartCollected = collected('survey');
export const ResponsesCopyPartCollected = collected('responses');
export const FollowupsCopyPartCollected = collected('followups');
export const NotificationsCopyPartCollected = collected('notifications');
export type CopyPartCollectedV1 = PayloadOf<typeof CustomersCopyPartCollected>;
