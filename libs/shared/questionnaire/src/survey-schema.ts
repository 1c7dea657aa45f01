import { Type } from '@sinclair/typebox';
import { CONDITION_SCHEMAS, ConditionSchema } from './condition-schema.js';
import { HIDDEN_FIELD_SCHEMAS } from './hidden-field-schemas.js';
import { LANGUAGE_TAG } from './language.js';
import { LIMITS } from './limits.js';
import { QUESTION_SCHEMAS } from './question-schemas.js';
import { Dictionary, RefTo, STRICT, StringEnum, WithDefault, WithReason, type Shape } from './shape.js';
import { ANONYMOUS_AUDIENCES, ANONYMOUS_PERIODS, TONES } from './survey.js';

const Language = () =>
  WithReason(
    Type.String({ description: 'BCP 47 tag.', pattern: LANGUAGE_TAG.source }),
    'invalid-format',
    'must be a language tag such as en, pt-BR or zh-Hant',
  );

const oneOf = (
  schemas: Readonly<Record<string, { readonly $id?: string }>>,
  propertyName: string,
  names: { readonly $id: string; readonly description: string },
) => {
  const ids = Object.entries(schemas).map(([tag, { $id = '' }]) => [tag, $id] as const);
  const discriminator = { propertyName, mapping: Object.fromEntries(ids) };
  return Type.Union(
    ids.map(([, $id]) => Type.Ref($id)),
    { ...names, discriminator },
  );
};

const QuestionSchema = oneOf(QUESTION_SCHEMAS, 'kind', { $id: 'Question', description: 'A question, by its `kind`.' });
const HiddenFieldSchema = oneOf(HIDDEN_FIELD_SCHEMAS, 'type', {
  $id: 'HiddenField',
  description: 'A value that the link or API call supplies instead of the customer, such as the shop.',
});

export const SurveySchema = Type.Object(
  {
    default_language: Type.String({ description: 'One of `languages`; every text must exist in it.' }),
    languages: Type.Array(Language(), { minItems: 1, maxItems: LIMITS.languages }),
    texts: Dictionary(Dictionary(Type.String({ maxLength: LIMITS.textCharacters })), {
      description: 'Texts by language and text id, such as `questions.<key>.title`.',
    }),
    questions: Type.Array(RefTo<unknown>('Question'), { minItems: 1, maxItems: LIMITS.questions }),
    tone: Type.Optional(
      StringEnum(TONES, {
        description: 'How the page itself addresses customers, where a language has two forms. Default: `formal`.',
      }),
    ),
    anonymous: Type.Optional(
      Type.Object(
        {
          period: StringEnum(ANONYMOUS_PERIODS, {
            description: 'What answers are reported for, once it is over and if at least 5 people answered.',
          }),
          audience: StringEnum(ANONYMOUS_AUDIENCES, {
            description: 'Who is asked. The recommendation of employees is an eNPS.',
          }),
        },
        {
          ...STRICT,
          description:
            'Set: answers are stored without customer, network, browser and time, and only shown in reports of whole periods. It cannot change once the survey is published.',
        },
      ),
    ),
    hidden_fields: Type.Optional(
      WithDefault(Type.Array(RefTo<unknown>('HiddenField'), { maxItems: LIMITS.hiddenFields }), []),
    ),
  },
  { ...STRICT, $id: 'SurveyDefinition', description: 'The survey JSON.' },
);

/** The shape of the survey JSON. */
export const SURVEY_SHAPE: Shape = {
  schema: SurveySchema,
  references: [
    QuestionSchema,
    ...Object.values(QUESTION_SCHEMAS),
    HiddenFieldSchema,
    ...Object.values(HIDDEN_FIELD_SCHEMAS),
    ConditionSchema,
    ...CONDITION_SCHEMAS,
  ],
};
