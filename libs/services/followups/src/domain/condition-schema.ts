import { Type, type Static, type TSchema } from '@sinclair/typebox';
import { CHANNELS, METRICS, RefTo, StringEnum, type Shape } from '@hearback/questionnaire';
import { MAX_CONDITION_DEPTH, MAX_CONDITION_TEXT, MAX_CONDITION_VALUES, MAX_CONDITIONS } from './condition.js';

/** A condition tree as the API has it: each node is an object whose only member names its kind. */
export type ConditionJson =
  { readonly all: readonly ConditionJson[] } | { readonly any: readonly ConditionJson[] } | FactJson;

const STRICT = { additionalProperties: false } as const;

const Text = (minLength = 1) => Type.String({ minLength, maxLength: MAX_CONDITION_TEXT });
const OptionalQuestion = () =>
  Type.Optional(Type.Union([Text(), Type.Null()], { description: 'Key of the question; null: any question.' }));
const Scalar = () => Type.Union([Text(0), Type.Number(), Type.Boolean()]);
const List = <S extends TSchema>(items: S) => Type.Array(items, { minItems: 1, maxItems: MAX_CONDITION_VALUES });
const Presence = () => StringEnum(['present', 'absent']);

/** A condition of one kind: an object whose only member names the kind. */
const condition = <K extends string, S extends TSchema>(kind: K, $id: string, description: string, value: S) =>
  Type.Object({ [kind]: value } as Record<K, S>, { ...STRICT, maxProperties: 1, $id, description });

const group = (kind: 'all' | 'any', $id: string, description: string) =>
  condition(kind, $id, description, List(RefTo<ConditionJson>('RuleCondition')));

const ATTRIBUTE_COMPARISONS = [
  Type.Object({ key: Text(), op: StringEnum(['eq', 'neq']), value: Scalar() }, { ...STRICT, $id: 'AttributeEquality' }),
  Type.Object(
    { key: Text(), op: StringEnum(['lt', 'gt']), value: Type.Number() },
    { ...STRICT, $id: 'AttributeOrder' },
  ),
  Type.Object(
    { key: Text(), op: StringEnum(['in']), value: List(Scalar()) },
    { ...STRICT, $id: 'AttributeMembership' },
  ),
] as const;

type AttributeComparison = Static<(typeof ATTRIBUTE_COMPARISONS)[number]>;

const AttributeComparisonSchema = Type.Union(
  ATTRIBUTE_COMPARISONS.map(({ $id }) => Type.Ref($id ?? '')),
  {
    $id: 'AttributeComparison',
    description: 'An attribute of the customer, or a hidden field, as it was when the customer answered.',
    discriminator: {
      propertyName: 'op',
      mapping: {
        eq: 'AttributeEquality',
        neq: 'AttributeEquality',
        lt: 'AttributeOrder',
        gt: 'AttributeOrder',
        in: 'AttributeMembership',
      },
    },
  },
);

const FACTS = [
  condition(
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
  condition(
    'text',
    'TextCondition',
    'Whether the customer wrote a text, in any question or in one.',
    Type.Union([Presence(), Type.Object({ question: OptionalQuestion(), is: Presence() }, STRICT)]),
  ),
  condition(
    'attribute',
    'AttributeCondition',
    'False for a response without the attribute.',
    RefTo<AttributeComparison>('AttributeComparison'),
  ),
  condition(
    'touchpoint_in',
    'TouchpointCondition',
    'The touchpoint is one of these.',
    List(Type.String({ pattern: '^tpt_[0-9a-f]{32}$' })),
  ),
  condition(
    'survey_in',
    'SurveyCondition',
    'The survey is one of these.',
    List(Type.String({ pattern: '^srv_[0-9a-f]{32}$' })),
  ),
  condition('channel_in', 'ChannelCondition', 'The channel is one of these.', List(StringEnum(CHANNELS))),
  condition('language_in', 'LanguageCondition', 'The language is one of these; `fr` covers `fr-CA`.', List(Text())),
] as const;

/** A condition on one fact, as the API has it. */
export type FactJson = Static<(typeof FACTS)[number]>;

const GROUPS = [
  group('all', 'AllOfConditions', 'All of them are true.'),
  group('any', 'AnyOfConditions', 'At least one of them is true.'),
] as const;

const RuleConditionSchema = Type.Union(
  [...GROUPS, ...FACTS].map(({ $id }) => Type.Ref($id ?? '')),
  {
    $id: 'RuleCondition',
    description: `Which responses open a task: at most ${MAX_CONDITIONS} conditions, groups included, on at most ${MAX_CONDITION_DEPTH} levels.`,
  },
);

/** The shape of a rule's conditions. */
export const CONDITION_SHAPE: Shape = {
  schema: RuleConditionSchema,
  references: [...GROUPS, ...FACTS, AttributeComparisonSchema, ...ATTRIBUTE_COMPARISONS],
};
