import { Type, type TProperties } from '@sinclair/typebox';
import { ConditionRef } from './condition-schema.js';
import { Key } from './key-schema.js';
import { LIMITS } from './limits.js';
import { STRICT, StringEnum, WithDefault, WithReason } from './shape.js';

const Day = (description: string) =>
  WithReason(
    Type.String({ description, pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' }),
    'invalid-format',
    'must be a date in the form YYYY-MM-DD',
  );

const question = <K extends string, P extends TProperties>(
  kind: K,
  { description, ...names }: { readonly $id: string; readonly description: string },
  options: P,
) =>
  Type.Object(
    {
      key: Key('Identifies the question in answers, conditions and texts; never reuse it.'),
      kind: Type.Literal(kind),
      required: Type.Optional(
        WithDefault(Type.Boolean({ description: 'Whether the question must be answered when it is shown.' }), false),
      ),
      show_if: Type.Optional(ConditionRef('When the question is shown; if absent, always.')),
      starts_step: Type.Optional(
        Type.Boolean({ description: 'Whether the question begins a new step of the survey. Default: false.' }),
      ),
      ...options,
    },
    { ...STRICT, ...names, description },
  );

const primary = {
  primary: Type.Optional(
    Type.Boolean({
      description:
        'Whether numbers over all questions count this one; at most one question per metric. Default: the first question of the metric.',
    }),
  ),
};

/** A list of choices or rows by key, with labels in the texts. */
const keyed = (name: 'choices' | 'rows', minItems: number, maxItems: number) =>
  Type.Array(Type.Object({ key: Key(`Its label is the text \`questions.<question>.${name}.<key>\`.`) }, STRICT), {
    minItems,
    maxItems,
  });

const choices = {
  choices: keyed('choices', 1, LIMITS.choices),
  other: Type.Optional(
    WithDefault(Type.Boolean({ description: 'Whether an answer may be free text: `other:` and the text.' }), false),
  ),
};

/** The schemas of questions by kind. */
export const QUESTION_SCHEMAS = {
  nps: question('nps', { $id: 'NpsQuestion', description: 'Net Promoter Score: 0 to 10.' }, primary),
  csat: question(
    'csat',
    { $id: 'CsatQuestion', description: 'Customer satisfaction on a scale of whole numbers.' },
    {
      ...primary,
      scale: Type.Optional(
        WithDefault(
          Type.Object(
            { min: Type.Integer({ minimum: 0, maximum: 9 }), max: Type.Integer({ minimum: 1, maximum: 10 }) },
            { ...STRICT, description: 'Lowest and highest score.' },
          ),
          { min: 1, max: 5 },
        ),
      ),
    },
  ),
  ces: question(
    'ces',
    { $id: 'CesQuestion', description: 'Customer effort, 1 to `points`.' },
    {
      ...primary,
      points: Type.Optional(WithDefault(Type.Integer({ minimum: 3, maximum: 10 }), 7)),
      direction: Type.Optional(
        WithDefault(
          StringEnum(['agree', 'effort'], {
            description: '`agree`: a high score means low effort; `effort`: a high score means high effort.',
          }),
          'agree',
        ),
      ),
    },
  ),
  stars: question(
    'stars',
    { $id: 'StarsQuestion', description: '1 to `max` stars.' },
    {
      ...primary,
      max: Type.Optional(WithDefault(Type.Integer({ minimum: 3, maximum: 10 }), 5)),
      metric: Type.Optional(StringEnum(['csat'], { description: 'Counts the stars as satisfaction.' })),
    },
  ),
  emoji: question(
    'emoji',
    { $id: 'EmojiQuestion', description: 'A mood by five faces, from 1, the unhappiest, to 5. No metric counts it.' },
    {},
  ),
  single: question('single', { $id: 'SingleQuestion', description: 'One of the choices, or free text.' }, choices),
  multi: question('multi', { $id: 'MultiQuestion', description: 'Any of the choices, and free text.' }, choices),
  matrix: question(
    'matrix',
    { $id: 'MatrixQuestion', description: 'One of the choices for each row; if required, for every row.' },
    { rows: keyed('rows', 1, LIMITS.rows), choices: keyed('choices', 2, LIMITS.columns) },
  ),
  ranking: question(
    'ranking',
    {
      $id: 'RankingQuestion',
      description: 'The choices in the order of the customer, best first; if required, all choices.',
    },
    { choices: keyed('choices', 2, LIMITS.rankedChoices) },
  ),
  text: question(
    'text',
    { $id: 'TextQuestion', description: 'Text.' },
    {
      multiline: Type.Optional(WithDefault(Type.Boolean(), false)),
      max: Type.Optional(
        WithDefault(
          Type.Integer({ minimum: 1, maximum: LIMITS.textCharacters, description: 'Maximum number of characters.' }),
          LIMITS.textCharacters,
        ),
      ),
    },
  ),
  email: question('email', { $id: 'EmailQuestion', description: 'An e-mail address.' }, {}),
  number: question(
    'number',
    { $id: 'NumberQuestion', description: 'A number within inclusive bounds.' },
    {
      min: Type.Optional(Type.Number()),
      max: Type.Optional(Type.Number()),
      integer: Type.Optional(WithDefault(Type.Boolean({ description: 'Whole numbers only.' }), false)),
    },
  ),
  date: question(
    'date',
    { $id: 'DateQuestion', description: 'A calendar day within inclusive bounds.' },
    { min: Type.Optional(Day('Earliest day.')), max: Type.Optional(Day('Latest day.')) },
  ),
  consent: question(
    'consent',
    {
      $id: 'ConsentQuestion',
      description: 'Consent to the statement in the title; if required, the answer must be true.',
    },
    {},
  ),
};
