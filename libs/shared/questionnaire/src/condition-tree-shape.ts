import { Type, type Static, type TObject, type TSchema } from '@sinclair/typebox';
import {
  MAX_CONDITION_DEPTH,
  MAX_CONDITION_TEXT,
  MAX_CONDITION_VALUES,
  MAX_CONDITIONS,
  type ConditionTreeJson,
} from './condition-tree.js';
import { RefTo, STRICT, StringEnum, type Shape } from './shape.js';

/** A key or text value. */
export const ConditionText = (minLength = 1) => Type.String({ minLength, maxLength: MAX_CONDITION_TEXT });

/** A value that a fact is compared with. */
export const ConditionScalar = () => Type.Union([ConditionText(0), Type.Number(), Type.Boolean()]);

/** A list of such values. */
export const ConditionList = <S extends TSchema>(items: S) =>
  Type.Array(items, { minItems: 1, maxItems: MAX_CONDITION_VALUES });

/** A condition of one kind: an object whose only member names the kind. */
export const conditionOf = <K extends string, S extends TSchema>(kind: K, $id: string, description: string, value: S) =>
  Type.Object({ [kind]: value } as Record<K, S>, { ...STRICT, maxProperties: 1, $id, description });

/** The comparison of an attribute, with the schemas to which it refers. Its names are the same wherever it is used. */
export function attributeComparison(description: string) {
  const comparisons = [
    Type.Object(
      { key: ConditionText(), op: StringEnum(['eq', 'neq']), value: ConditionScalar() },
      { ...STRICT, $id: 'AttributeEquality' },
    ),
    Type.Object(
      { key: ConditionText(), op: StringEnum(['lt', 'gt']), value: Type.Number() },
      { ...STRICT, $id: 'AttributeOrder' },
    ),
    Type.Object(
      { key: ConditionText(), op: StringEnum(['in']), value: ConditionList(ConditionScalar()) },
      { ...STRICT, $id: 'AttributeMembership' },
    ),
  ] as const;
  const schema = Type.Union(
    comparisons.map(({ $id }) => Type.Ref($id ?? '')),
    {
      $id: 'AttributeComparison',
      description,
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
  return {
    ref: RefTo<Static<(typeof comparisons)[number]>>('AttributeComparison'),
    references: [schema, ...comparisons] as readonly TSchema[],
  };
}

/** The shape of a tree over conditions of these kinds. `name` names the schemas: `Rule` gives `RuleCondition`. */
export function conditionTreeShape(
  name: string,
  facts: readonly TObject[],
  more: {
    readonly description: string;
    readonly groups: readonly [all: string, any: string];
    readonly references?: readonly TSchema[];
  },
): Shape {
  const tree = `${name}Condition`;
  const group = (kind: 'all' | 'any', $id: string, description: string) =>
    conditionOf(kind, $id, description, ConditionList(RefTo<ConditionTreeJson<object>>(tree)));
  const groups = [
    group('all', more.groups[0], 'All of them are true.'),
    group('any', more.groups[1], 'At least one of them is true.'),
  ];
  const schema = Type.Union(
    [...groups, ...facts].map(({ $id }) => Type.Ref($id ?? '')),
    {
      $id: tree,
      description: `${more.description}: at most ${MAX_CONDITIONS} conditions, groups included, on at most ${MAX_CONDITION_DEPTH} levels.`,
    },
  );
  return { schema, references: [...groups, ...facts, ...(more.references ?? [])] };
}
