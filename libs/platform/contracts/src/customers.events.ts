import { Type } from '@sinclair/typebox';
import { defineEvent, type PayloadOf } from './event.js';
import { Instant, Nullable, PersonalText, Uuid } from './schema.js';

/** A typed attribute's value: text, number or boolean; `null` removes the attribute. Dates travel as RFC 3339 text. */
const AttributeValue = () => Nullable(Type.Union([Type.String(), Type.Number(), Type.Boolean()]));

/** A customer's profile after a change: the whole of it. */
export const CustomerChanged = defineEvent(
  'customers.customer-changed.v1',
  Type.Object({
    customer_id: Uuid(),
    /** The workspace's own id of the customer. */
    external_id: PersonalText(),
    language: Nullable(Type.String()),
    attributes: Type.Record(Type.String(), AttributeValue()),
    /** Increases with each change of this customer; an older revision must not overwrite a newer one. */
    revision: Type.Integer({ minimum: 1 }),
    changed_at: Instant(),
  }),
  (p) => p.customer_id,
);
export type CustomerChangedV1 = PayloadOf<typeof CustomerChanged>;

/** Something happened with a customer, or with a visitor of a web page: an order, a visit, a lead, or a kind of the workspace's own. */
export const EventRecorded = defineEvent(
  'customers.event-recorded.v1',
  Type.Object({
    event_id: Uuid(),
    /** Null: a visitor of a web page. */
    customer_id: Nullable(Uuid()),
    external_id: Nullable(PersonalText()),
    /** For example `order`, `visit`, `delivery`. */
    kind: Type.String(),
    occurred_at: Instant(),
    /** Minor units (cents) with an ISO 4217 currency, where money is involved. */
    amount: Nullable(Type.Object({ minor: Type.Integer(), currency: Type.String() })),
    properties: Type.Record(Type.String(), AttributeValue()),
    /** `page`: a web page says so, which proves little; consumers must accept others. Absent: `api`. */
    source: Type.Optional(Type.String()),
  }),
  (p) => p.customer_id ?? p.event_id,
);
export type EventRecordedV1 = PayloadOf<typeof EventRecorded>;
