import { Type } from '@sinclair/typebox';
import { defineEvent, type EventContract, type PayloadOf } from './event.js';
import { Instant, PersonalText, Uuid } from './schema.js';

/**
 * Everything that names or quotes a person goes, in every service. The ids by which services find their rows are emptied here too, as
 * soon as all services have finished.
 */
export const CustomerErased = defineEvent(
  'customers.customer-erased.v1',
  Type.Object({
    erasure_id: Uuid(),
    customer_id: Uuid(),
    /** Ids of profiles that were merged with it. */
    merged_ids: Type.Array(Uuid()),
    external_ids: Type.Array(PersonalText()),
    /** E-mail addresses. */
    addresses: Type.Array(PersonalText()),
    erased_at: Instant(),
  }),
  (p) => p.customer_id,
);
export type CustomerErasedV1 = PayloadOf<typeof CustomerErased>;

/** What a service emptied. Published twice: at once, and when what was under way has ended too. */
const Applied = Type.Object({
  erasure_id: Uuid(),
  customer_id: Uuid(),
  /** Ids of answers, tasks and the like that belonged to the customer: other services find their rows by them. */
  subject_ids: Type.Array(Uuid()),
  /** Rows by kind of data (`PersonalKind`), `log` for events, `jobs` and `dead-letters`; only what there was. */
  counts: Type.Record(Type.String(), Type.Integer({ minimum: 0 })),
  /** Whether nothing follows. */
  final: Type.Boolean(),
  applied_at: Instant(),
});

const applied = (service: string) =>
  defineEvent(`${service}.erasure-applied.v1`, Applied, (p) => p.customer_id) satisfies EventContract;

export const AccountsErasureApplied = applied('accounts');
export const CustomersErasureApplied = applied('customers');
export const SurveyErasureApplied = applied('survey');
export const ResponsesErasureApplied = applied('responses');
export const AnalyticsErasureApplied = applied('analytics');
export const FollowupsErasureApplied = applied('followups');
export const NotificationsErasureApplied = applied('notifications');
export type ErasureAppliedV1 = PayloadOf<typeof CustomersErasureApplied>;
