import { Type } from '@sinclair/typebox';
import { AuditedAction, auditedKey } from './audited-action.js';
import { defineEvent, type PayloadOf } from './event.js';
import { Instant, Nullable, PersonalText, Uuid } from './schema.js';

/** A typed attribute's value: text, number or boolean; `null` removes the attribute. Dates travel as RFC 3339 text. */
const AttributeValue = () => Nullable(Type.Union([Type.String(), Type.Number(), Type.Boolean()], { personal: true }));

/** A customer's profile after a change: the whole of it. */
export const CustomerChanged = defineEvent(
  'customers.customer-changed.v1',
  Type.Object({
    customer_id: Uuid(),
    /** The workspace's own id of the customer. */
    external_id: PersonalText(),
    name: Type.Optional(Nullable(PersonalText())),
    /** The address to which mails go. */
    email: Type.Optional(Nullable(PersonalText())),
    language: Nullable(Type.String()),
    /** IANA name; null: not known. */
    time_zone: Type.Optional(Nullable(Type.String())),
    attributes: Type.Record(Type.String(), AttributeValue()),
    /** Increases with each change of this customer; an older revision must not overwrite a newer one. */
    revision: Type.Integer({ minimum: 1 }),
    changed_at: Instant(),
  }),
  (p) => p.customer_id,
);
export type CustomerChangedV1 = PayloadOf<typeof CustomerChanged>;

/** Where a profile points. Of the merges and unmerges of a profile the one with the highest revision holds. */
const MergePointer = () => ({
  merge_id: Uuid(),
  /** The profile that was merged. */
  customer_id: Uuid(),
  external_id: PersonalText(),
  /** The profile that was kept, itself never a merged one. */
  kept_customer_id: Uuid(),
  kept_external_id: PersonalText(),
  /** Grows with each change of where the profile points. */
  revision: Type.Integer({ minimum: 1 }),
});

/**
 * A profile is the same person as another one: whatever names it means the kept one from now on. Also told of the profiles that had been
 * merged into it before.
 */
export const CustomerMerged = defineEvent(
  'customers.customer-merged.v1',
  Type.Object({ ...MergePointer(), merged_at: Instant() }),
  (p) => p.customer_id,
);
export type CustomerMergedV1 = PayloadOf<typeof CustomerMerged>;

/** A merge was taken back: the profile is a customer of its own again. */
export const CustomerUnmerged = defineEvent(
  'customers.customer-unmerged.v1',
  Type.Object({ ...MergePointer(), unmerged_at: Instant() }),
  (p) => p.customer_id,
);
export type CustomerUnmergedV1 = PayloadOf<typeof CustomerUnmerged>;

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

/** Events that an import had brought were taken back: nothing of them counts, and nothing waits because of them. */
export const EventsWithdrawn = defineEvent(
  'customers.events-withdrawn.v1',
  Type.Object({
    /** The customer of whom the events were told, or into whose profile it was merged since. */
    customer_id: Uuid(),
    event_ids: Type.Array(Uuid()),
    /** When the customer's first event of each of these kinds is now; null: there is none any more. */
    first: Type.Array(Type.Object({ kind: Type.String(), at: Nullable(Instant()) })),
    withdrawn_at: Instant(),
  }),
  (p) => p.customer_id,
);
export type EventsWithdrawnV1 = PayloadOf<typeof EventsWithdrawn>;

/** What a customer wants to be asked and sent has changed. The whole of it; the highest revision holds. */
export const PreferencesChanged = defineEvent(
  'customers.preferences-changed.v1',
  Type.Object({
    customer_id: Uuid(),
    /** Kinds of surveys that are switched off; consumers must accept kinds that they do not know. */
    topics_off: Type.Array(Type.String()),
    /** At most once in so many days; null: as the workspace does. */
    max_every_days: Nullable(Type.Integer({ minimum: 1 })),
    paused_until: Nullable(Instant()),
    language: Nullable(Type.String()),
    /** `HH:MM` of the customer's clock; null: as the workspace has them. */
    quiet_hours: Nullable(Type.Object({ from: Type.String(), to: Type.String() })),
    prefers_person: Type.Boolean(),
    no_profiling: Type.Boolean(),
    /** The invitation that the customer refuses with it: "not about this". */
    refused_invitation_id: Type.Optional(Nullable(Uuid())),
    revision: Type.Integer({ minimum: 1 }),
    changed_at: Instant(),
  }),
  (p) => p.customer_id,
);
export type PreferencesChangedV1 = PayloadOf<typeof PreferencesChanged>;

/** An entry of the consent ledger. The latest decision about a purpose holds, and of two at the same time the withdrawal. */
export const ConsentRecorded = defineEvent(
  'customers.consent-recorded.v1',
  Type.Object({
    entry_id: Uuid(),
    customer_id: Uuid(),
    /** For example `questions`; consumers must accept others. */
    purpose: Type.String(),
    granted: Type.Boolean(),
    /** The version of the text that was shown. */
    text_id: Nullable(Uuid()),
    locale: Nullable(Type.String()),
    decided_at: Instant(),
    way: Type.String(),
    /** The invitation in reply to which it was decided. */
    invitation_id: Nullable(Uuid()),
  }),
  (p) => p.customer_id,
);
export type ConsentRecordedV1 = PayloadOf<typeof ConsentRecorded>;

/** A segment was created, changed or archived. */
export const SegmentChanged = defineEvent(
  'customers.segment-changed.v1',
  Type.Object({
    segment_id: Uuid(),
    name: Type.String(),
    archived: Type.Boolean(),
    revision: Type.Integer({ minimum: 1 }),
    changed_at: Instant(),
  }),
  (p) => p.segment_id,
);
export type SegmentChangedV1 = PayloadOf<typeof SegmentChanged>;

/** Customers have entered a segment or left it; at most 1,000 an event. */
export const MembershipChanged = defineEvent(
  'customers.membership-changed.v1',
  Type.Object({
    segment_id: Uuid(),
    entered: Type.Array(Uuid()),
    left: Type.Array(Uuid()),
    /** The calendar day of the workspace for which it was computed. */
    day: Type.String(),
  }),
  (p) => p.segment_id,
);
export type MembershipChangedV1 = PayloadOf<typeof MembershipChanged>;

/** A customer asked for a copy of the data or for erasure: a mail with a link to confirm it goes to the address on file. */
export const PrivacyMailRequested = defineEvent(
  'customers.privacy-mail-requested.v1',
  Type.Object({
    request_id: Uuid(),
    customer_id: Uuid(),
    /** `export` or `erasure`. */
    kind: Type.String(),
    /** BCP 47 tag of the page on which it was asked for. */
    language: Type.String(),
    expires_at: Instant(),
  }),
  (p) => p.customer_id,
);
export type PrivacyMailRequestedV1 = PayloadOf<typeof PrivacyMailRequested>;

/** A customer asked for a copy of the data or for erasure, and has confirmed it from the address on file. */
export const PrivacyRequested = defineEvent(
  'customers.privacy-requested.v1',
  Type.Object({
    request_id: Uuid(),
    customer_id: Uuid(),
    external_id: PersonalText(),
    /** `export` or `erasure`. */
    kind: Type.String(),
    confirmed_at: Instant(),
  }),
  (p) => p.customer_id,
);
export type PrivacyRequestedV1 = PayloadOf<typeof PrivacyRequested>;

/** An action of this service for the audit log of the workspace. */
export const CustomersActionAudited = defineEvent('customers.action-audited.v1', AuditedAction(), auditedKey);
