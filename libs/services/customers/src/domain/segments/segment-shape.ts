import { Type, type Static } from '@sinclair/typebox';
import {
  attributeComparison,
  ConditionList,
  conditionOf,
  ConditionText,
  conditionTreeShape,
  METRICS,
  StringEnum,
  type Shape,
} from '@hearback/questionnaire';
import { RISK_BANDS } from './segment-condition.js';
import { CONSENT_PURPOSES } from '../consent/consent-ledger.js';

const STRICT = { additionalProperties: false } as const;

/** Maximum days of `within_days`: ten years. */
export const MAX_SEGMENT_DAYS = 3650;

const WithinDays = () =>
  Type.Optional(
    Type.Union([Type.Integer({ minimum: 1, maximum: MAX_SEGMENT_DAYS }), Type.Null()], {
      description: 'Calendar days of the workspace, today included; null: ever.',
    }),
  );
const Bound = () => StringEnum(['at_least', 'at_most']);

const attribute = attributeComparison('An attribute of the customer.');

const FACTS = [
  conditionOf('attribute', 'CustomerAttributeCondition', 'False for a customer without the attribute.', attribute.ref),
  conditionOf(
    'language_in',
    'CustomerLanguageCondition',
    'The language is one of these; `fr` covers `fr-CA`. False if it is not known.',
    ConditionList(ConditionText()),
  ),
  conditionOf(
    'event',
    'CustomerEventCondition',
    'How many events of a kind the customer has.',
    Type.Object(
      {
        kind: ConditionText(),
        op: Bound(),
        times: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
        within_days: WithinDays(),
      },
      STRICT,
    ),
  ),
  conditionOf(
    'value',
    'CustomerValueCondition',
    'The sum of the amounts of a kind of event in one currency, in minor units such as cents.',
    Type.Object(
      {
        kind: ConditionText(),
        currency: Type.String({ pattern: '^[A-Z]{3}$' }),
        op: Bound(),
        minor: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
        within_days: WithinDays(),
      },
      STRICT,
    ),
  ),
  conditionOf(
    'score',
    'CustomerScoreCondition',
    'The newest score of the customer; false without one.',
    Type.Object(
      {
        metric: Type.Optional(Type.Union([StringEnum(METRICS), Type.Null()])),
        survey_id: Type.Optional(Type.Union([Type.String({ pattern: '^srv_[0-9a-f]{32}$' }), Type.Null()])),
        op: StringEnum(['lte', 'gte', 'eq']),
        value: Type.Integer({ minimum: 0, maximum: 10 }),
        within_days: WithinDays(),
      },
      { ...STRICT, description: '`metric` or `survey_id` is required.' },
    ),
  ),
  conditionOf(
    'engagement',
    'CustomerEngagementCondition',
    'Whether the customer was asked, has answered, or was asked and has not answered since (`silent`).',
    Type.Object({ is: StringEnum(['asked', 'answered', 'silent']), within_days: WithinDays() }, STRICT),
  ),
  conditionOf(
    'consent',
    'CustomerConsentCondition',
    'The newest entry of the consent ledger.',
    Type.Object({ purpose: StringEnum(CONSENT_PURPOSES), is: StringEnum(['granted', 'withdrawn', 'unknown']) }, STRICT),
  ),
  conditionOf(
    'risk_in',
    'CustomerRiskCondition',
    'How likely the customer leaves in the next 180 days: `high` from 50 %, `medium` from 25 %, `low` below. False without a risk; see the report about churn risk.',
    ConditionList(StringEnum(RISK_BANDS)),
  ),
  conditionOf(
    'list_in',
    'CustomerListCondition',
    'The customer is in one of these lists.',
    ConditionList(Type.String({ pattern: '^lst_[0-9a-f]{32}$' })),
  ),
] as const;

/** A condition on one fact, as the API has it. */
export type SegmentFactJson = Static<(typeof FACTS)[number]>;

/** The shape of the conditions of a segment. */
export const SEGMENT_SHAPE: Shape = conditionTreeShape('Segment', FACTS, {
  description: 'Which customers belong to a segment',
  groups: ['AllOfSegmentConditions', 'AnyOfSegmentConditions'],
  references: attribute.references,
});
