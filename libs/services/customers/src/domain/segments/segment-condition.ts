import type { AttributeCondition, ConditionTree, Metric } from '@hearback/questionnaire';
import type { ConsentPurpose } from '../consent/consent-ledger.js';

/** Only what happened on one of the last so many calendar days of the workspace, today included; null: ever. */
interface Recent {
  readonly withinDays: number | null;
}

/** The language of the customer: `fr` covers `fr-CA`. */
export interface LanguageCondition {
  readonly type: 'language';
  readonly in: readonly string[];
}

/** How many events of a kind the customer has. */
export interface EventCondition extends Recent {
  readonly type: 'event';
  readonly kind: string;
  readonly op: 'at_least' | 'at_most';
  readonly times: number;
}

/** The sum of the amounts of a kind of event in one currency, in minor units; a customer without any has 0. */
export interface ValueCondition extends Recent {
  readonly type: 'value';
  readonly kind: string;
  readonly currency: string;
  readonly op: 'at_least' | 'at_most';
  readonly minor: number;
}

/** The newest score of the customer, of a metric, in a survey, or both; false without one. */
export interface ScoreCondition extends Recent {
  readonly type: 'score';
  readonly metric: Metric | null;
  readonly surveyId: string | null;
  readonly op: 'lte' | 'gte' | 'eq';
  readonly value: number;
}

/** Whether the customer was asked, has answered, or was asked and has not answered since. */
export interface EngagementCondition extends Recent {
  readonly type: 'engagement';
  readonly is: 'asked' | 'answered' | 'silent';
}

/** Whether the customer has an entry of consent, by its newest one. */
export interface ConsentCondition {
  readonly type: 'consent';
  readonly purpose: ConsentPurpose;
  readonly is: 'granted' | 'withdrawn' | 'unknown';
}

/** How likely the customer leaves, as churn risk was last computed; false without a risk. */
export interface RiskCondition {
  readonly type: 'risk';
  readonly in: readonly RiskBand[];
}

/** From 50 %, from 25 %, below. */
export const RISK_BANDS = ['high', 'medium', 'low'] as const;
export type RiskBand = (typeof RISK_BANDS)[number];

/** Whether the customer is in one of these lists. */
export interface ListCondition {
  readonly type: 'list';
  readonly in: readonly string[];
}

/** A condition on one fact of a customer. */
export type SegmentFact =
  | AttributeCondition
  | LanguageCondition
  | EventCondition
  | ValueCondition
  | ScoreCondition
  | EngagementCondition
  | ConsentCondition
  | RiskCondition
  | ListCondition;

/** Who belongs to a segment. */
export type SegmentCondition = ConditionTree<SegmentFact>;
