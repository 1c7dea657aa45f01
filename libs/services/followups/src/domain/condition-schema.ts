import { Type, type Static } from '@sinclair/typebox';
import {
  attributeComparison,
  CHANNELS,
  ConditionList,
  conditionOf,
  ConditionText,
  conditionTreeShape,
  METRICS,
  StringEnum,
  type Shape,
} from '@hearback/questionnaire';

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
] as const;

/** A condition on one fact, as the API has it. */
export type FactJson = Static<(typeof FACTS)[number]>;

/** The shape of a rule's conditions. */
export const CONDITION_SHAPE: Shape = conditionTreeShape('Rule', FACTS, {
  description: 'Which responses open a task',
  groups: ['AllOfConditions', 'AnyOfConditions'],
  references: attribute.references,
});
