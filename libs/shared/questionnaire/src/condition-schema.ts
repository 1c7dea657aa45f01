import { Type } from '@sinclair/typebox';
import { LIMITS } from './limits.js';
import { RefTo, STRICT, StringEnum } from './shape.js';
import { COMPARISON_OPS, type Condition } from './survey.js';

const op = StringEnum(COMPARISON_OPS, {
  description:
    'Without an answer, every operator except `not_answered` gives false. `includes` tests whether the answer to a `multi` or `ranking` question contains the choice.',
});
const value = Type.Optional(
  Type.Union([Type.String(), Type.Number(), Type.Boolean()], {
    description: 'A value that the answer can have; `other` stands for any free text of a choice question.',
  }),
);

export const QuestionComparisonSchema = Type.Object(
  {
    question: Type.String({ description: 'Key of an earlier question.' }),
    row: Type.Optional(
      Type.String({ description: 'Key of the row whose choice is compared, for a `matrix` question.' }),
    ),
    op,
    value,
  },
  { ...STRICT, $id: 'QuestionComparison', description: 'Compares the answer to an earlier question.' },
);

export const HiddenFieldComparisonSchema = Type.Object(
  { hidden_field: Type.String({ description: 'Key of a hidden field.' }), op, value },
  { ...STRICT, $id: 'HiddenFieldComparison', description: 'Compares a hidden field.' },
);

/** A reference to the schema of a condition. */
export const ConditionRef = (description?: string) => RefTo<Condition>('QuestionCondition', { description });
const Conditions = () => Type.Array(ConditionRef(), { minItems: 1, maxItems: LIMITS.comparisons });

/** The schemas of the forms of a condition. */
export const CONDITION_SCHEMAS = [
  Type.Object({ not: ConditionRef() }, { ...STRICT, $id: 'QuestionConditionNot' }),
  Type.Object({ all: Conditions() }, { ...STRICT, $id: 'QuestionConditionAll' }),
  Type.Object({ any: Conditions() }, { ...STRICT, $id: 'QuestionConditionAny' }),
  QuestionComparisonSchema,
  HiddenFieldComparisonSchema,
] as const;

export const ConditionSchema = Type.Union(
  CONDITION_SCHEMAS.map(({ $id }) => Type.Ref($id as string)),
  { $id: 'QuestionCondition', description: `When a question is shown; at most ${LIMITS.comparisons} comparisons.` },
);
