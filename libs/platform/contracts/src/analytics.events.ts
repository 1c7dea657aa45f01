import { Type } from '@sinclair/typebox';
import { AuditedAction, auditedKey } from './audited-action.js';
import { defineEvent, type PayloadOf } from './event.js';
import { Instant, Nullable, Uuid } from './schema.js';

/** An action of this service for the audit log of the workspace. */
export const AnalyticsActionAudited = defineEvent('analytics.action-audited.v1', AuditedAction(), auditedKey);

/** What the texts of a response say: read when it came, and again when its texts, the topics or the model of sentiment have changed. */
export const ResponseUnderstood = defineEvent(
  'analytics.response-understood.v1',
  Type.Object({
    response_id: Uuid(),
    /** Grows with each reading; the highest holds. */
    revision: Type.Integer({ minimum: 1 }),
    /** Language of its longest text, ISO 639-1; null without a text. */
    language: Nullable(Type.String()),
    /** `negative`, `neutral` or `positive`; null where the language is not known to the model. Readers accept others. */
    sentiment: Nullable(Type.String()),
    /** Probability of the sentiment; null where it was never measured. Of what staff said: 1. */
    confidence: Nullable(Type.Number({ minimum: 0, maximum: 1 })),
    topics: Type.Array(Uuid()),
    /** Whether rules may act on it: it is read for the first time, and its response may open tasks. */
    may_act: Type.Boolean(),
    understood_at: Instant(),
  }),
  (p) => p.response_id,
);
export type ResponseUnderstoodV1 = PayloadOf<typeof ResponseUnderstood>;

/**
 * Customers are in another band of churn risk, or in none any more. Of two events about a customer the one that was computed later holds.
 * Why, and how likely exactly, is read from the API.
 */
export const CustomerRiskChanged = defineEvent(
  'analytics.customer-risk-changed.v1',
  Type.Object({
    change_id: Uuid(),
    customers: Type.Array(
      Type.Object({
        customer_id: Uuid(),
        /** `high`, `medium` or `low`; null: there is no risk, because the customer is not active, objects, or no model is known. Readers accept others. */
        band: Nullable(Type.String()),
      }),
    ),
    computed_at: Instant(),
  }),
  (p) => p.change_id,
);
export type CustomerRiskChangedV1 = PayloadOf<typeof CustomerRiskChanged>;
