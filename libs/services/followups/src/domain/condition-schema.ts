import { Type, type Static } from '@sinclair/typebox';
import {
  attributeComparison,
  CHANNELS,
  ConditionList,
  conditionOf,
  ConditionText,
  conditionTreeShape,
  METRICS,
  SCORE_LEVELS,
  StringEnum,
  type Shape,
} from '@hearback/questionnaire';
import { SENTIMENTS } from './condition.js';
import { MAX_EARLIER_DAYS, WEEKDAYS } from './rule-context.js';

const STRICT = { additionalProperties: false } as const;

const OptionalQuestion = () =>
  Type.Optional(
    Type.Union([ConditionText(), Type.Null()], { description: 'Key of the question; null: any question.' }),
  );
const Presence = () => StringEnum(['present', 'absent']);

const attribute = attributeComparison(
  'An attribute of the customer, or a hidden field, as it was when the customer answered.',
);

const FACTS = [
  conditionOf(
    'score',
    'ScoreCondition',
    'A score of a metric, of a question, or of both, on the scale of the question.',
    Type.Object(
      {
        metric: Type.Optional(Type.Union([StringEnum(METRICS), Type.Null()])),
        question: OptionalQuestion(),
        op: StringEnum(['lte', 'gte', 'eq']),
        value: Type.Integer({ minimum: 0, maximum: 10 }),
      },
      { ...STRICT, description: '`metric` or `question` is required.' },
    ),
  ),
  conditionOf(
    'text',
    'TextCondition',
    'Whether the customer wrote a text, in any question or in one.',
    Type.Union([Presence(), Type.Object({ question: OptionalQuestion(), is: Presence() }, STRICT)]),
  ),
  conditionOf(
    'text_contains',
    'TextWordsCondition',
    'One of these words or phrases occurs in what the customer wrote, in upper or lower case.',
    ConditionList(Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' })),
  ),
  conditionOf('attribute', 'AttributeCondition', 'False for a response without the attribute.', attribute.ref),
  conditionOf(
    'touchpoint_in',
    'TouchpointCondition',
    'The touchpoint is one of these.',
    ConditionList(Type.String({ pattern: '^tpt_[0-9a-f]{32}$' })),
  ),
  conditionOf(
    'survey_in',
    'SurveyCondition',
    'The survey is one of these.',
    ConditionList(Type.String({ pattern: '^srv_[0-9a-f]{32}$' })),
  ),
  conditionOf(
    'segment_in',
    'FrozenSegmentCondition',
    'The customer belonged to one of these segments when the answer was given; later changes do not matter.',
    ConditionList(Type.String({ pattern: '^seg_[0-9a-f]{32}$' })),
  ),
  conditionOf('channel_in', 'ChannelCondition', 'The channel is one of these.', ConditionList(StringEnum(CHANNELS))),
  conditionOf(
    'language_in',
    'LanguageCondition',
    'The language is one of these; `fr` covers `fr-CA`.',
    ConditionList(ConditionText()),
  ),
  conditionOf(
    'earlier_answers',
    'EarlierAnswersCondition',
    'The same customer gave at least so many scores of this level in the days before the answer; false for an anonymous answer.',
    Type.Object(
      {
        level: StringEnum(SCORE_LEVELS),
        days: Type.Integer({ minimum: 1, maximum: MAX_EARLIER_DAYS }),
        at_least: Type.Integer({ minimum: 1, maximum: 20 }),
      },
      STRICT,
    ),
  ),
  conditionOf(
    'opening_hours',
    'OpeningHoursCondition',
    'Whether the shop was open when the customer answered, by the default opening hours; false without opening hours.',
    StringEnum(['open', 'closed']),
  ),
  conditionOf(
    'weekday_in',
    'WeekdayCondition',
    'The customer answered on one of these days, in the time zone of the shop.',
    ConditionList(StringEnum(WEEKDAYS)),
  ),
  conditionOf(
    'sentiment_in',
    'SentimentCondition',
    'The comments sound like this, by the model or by what staff said; it is known some moments after the answer.',
    ConditionList(StringEnum(SENTIMENTS)),
  ),
  conditionOf(
    'topic_in',
    'TopicCondition',
    'The comments are about one of these topics; it is known some moments after the answer.',
    ConditionList(Type.String({ pattern: '^top_[0-9a-f]{32}$' })),
  ),
] as const;

/** A condition on one fact, as the API has it. */
export type FactJson = Static<(typeof FACTS)[number]>;

/** The shape of a rule's conditions. */
export const CONDITION_SHAPE: Shape = conditionTreeShape('Rule', FACTS, {
  description: 'Which responses the rule acts on',
  groups: ['AllOfConditions', 'AnyOfConditions'],
  references: attribute.references,
});
