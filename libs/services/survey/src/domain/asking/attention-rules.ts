import type { QuietHours } from './local-time.js';

/** What a survey asks about; waits between two questions depend on the kinds of both. */
export const SURVEY_KINDS = ['order', 'relationship', 'support', 'product', 'conversation'] as const;
export type SurveyKind = (typeof SURVEY_KINDS)[number];

/** Days between two questions; `once`: never twice about the same matter, and no wait otherwise. */
export type Wait = number | 'once';

/** How often customers of a workspace may be asked. */
export interface AttentionRules {
  /** By the kind that was asked, then by the kind that would be asked next. */
  readonly waits: Readonly<Record<SurveyKind, Readonly<Record<SurveyKind, Wait>>>>;
  /** Maximum number of questions in twelve months, at least 1. */
  readonly perYear: number;
  /** The quiet hours of customers who have chosen none. */
  readonly quietHours: QuietHours | null;
}

/** Maximum days of a wait. */
export const MAX_WAIT_DAYS = 730;

const row = (order: Wait, relationship: Wait, support: Wait, product: Wait, conversation: Wait) => ({
  order,
  relationship,
  support,
  product,
  conversation,
});

/** The rules of a workspace that has set none. */
export const DEFAULT_ATTENTION_RULES: AttentionRules = {
  waits: {
    order: row(30, 30, 7, 14, 7),
    relationship: row(60, 90, 7, 30, 14),
    support: row(14, 30, 'once', 14, 7),
    product: row(30, 60, 7, 60, 14),
    conversation: row(7, 14, 0, 7, 7),
  },
  perYear: 6,
  quietHours: { from: '20:00', to: '09:00' },
};
