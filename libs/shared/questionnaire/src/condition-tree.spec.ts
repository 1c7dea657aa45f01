import { describe, expect, it } from '@jest/globals';
import { Type } from '@sinclair/typebox';
import fc from 'fast-check';
import { factsIn, mapTree, MAX_CONDITIONS, parseTree, treeHolds, type ConditionTree } from './condition-tree.js';
import { conditionOf, conditionTreeShape } from './condition-tree-shape.js';
import { attributeHolds, compareScalars, languageIsIn, type ScalarOperator } from './scalar-comparison.js';

interface Fact {
  readonly flag: boolean;
}

const shape = conditionTreeShape('Test', [conditionOf('flag', 'FlagCondition', 'A flag.', Type.Boolean())], {
  description: 'When a test holds',
  groups: ['AllOfTests', 'AnyOfTests'],
});
const parse = (json: unknown) => parseTree<Fact, Fact>(shape, json, '/conditions', ({ flag }) => ({ flag }));

const { tree } = fc.letrec<{ tree: ConditionTree<Fact>; parts: ConditionTree<Fact>[] }>((tie) => ({
  parts: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
  tree: fc.oneof(
    { maxDepth: 3 },
    fc.record({ flag: fc.boolean() }),
    fc.record({ all: tie('parts') }),
    fc.record({ any: tie('parts') }),
  ),
}));

const inverted = (node: ConditionTree<Fact>): ConditionTree<Fact> => {
  if ('all' in node) return { any: node.all.map(inverted) };
  if ('any' in node) return { all: node.any.map(inverted) };
  return { flag: !node.flag };
};

describe('a tree of conditions', () => {
  it('is parsed into an equal tree', () => {
    fc.assert(
      fc.property(
        tree.filter((each) => factsIn(each).length < 10),
        (json) => {
          expect(parse(json)).toEqual({ ok: true, value: json });
        },
      ),
    );
  });

  it('holds exactly if its inversion does not', () => {
    const test = ({ flag }: Fact) => flag;
    fc.assert(fc.property(tree, (each) => treeHolds(each, test) !== treeHolds(inverted(each), test)));
  });

  it('is mapped fact by fact', () => {
    fc.assert(
      fc.property(tree, (each) => {
        const mapped = mapTree(each, ({ flag }: Fact) => ({ name: String(flag) }));
        expect(factsIn(mapped).map(({ name }) => name)).toEqual(factsIn(each).map(({ flag }) => String(flag)));
      }),
    );
  });

  it('has at most 5 levels', () => {
    const nested = (levels: number): unknown => (levels === 1 ? { flag: true } : { all: [nested(levels - 1)] });
    expect(parse(nested(5)).ok).toBe(true);
    expect(parse(nested(6))).toEqual({
      ok: false,
      errors: [expect.objectContaining({ code: 'too-deep', pointer: `/conditions${'/all/0'.repeat(5)}` })],
    });
  });

  it(`has at most ${MAX_CONDITIONS} conditions`, () => {
    const group = (size: number) => ({ any: Array.from({ length: size - 1 }, () => ({ flag: true })) });
    expect(parse(group(MAX_CONDITIONS)).ok).toBe(true);
    expect(parse(group(MAX_CONDITIONS + 1))).toMatchObject({ ok: false, errors: [{ code: 'too-many' }] });
  });

  it('points to a fact of the wrong shape', () => {
    expect(parse({ all: [{ flag: true }, { any: [{ flag: 'yes' }] }] })).toMatchObject({
      ok: false,
      errors: [{ pointer: '/conditions/all/1/any/0/flag' }],
    });
  });
});

describe('comparisons', () => {
  it.each<[string | number | boolean, ScalarOperator, (string | number | boolean)[], boolean]>([
    [3, 'lt', [4], true],
    ['3', 'lt', [4], false],
    ['3', 'eq', [3], false],
    ['3', 'neq', [3], true],
    [3, 'gte', [3], true],
    [true, 'in', ['x', true], true],
    ['true', 'in', ['x', true], false],
  ])('%p %s %p is %p', (actual, op, values, expected) => {
    expect(compareScalars(actual, op, ...values)).toBe(expected);
  });

  it('never hold for an absent attribute', () => {
    for (const op of ['eq', 'neq', 'lt', 'gt', 'in'] as const) {
      expect(attributeHolds({ type: 'attribute', key: 'plan', op, value: op === 'in' ? ['x'] : 'x' }, undefined)).toBe(
        false,
      );
    }
  });

  it('of languages cover regions, not other languages', () => {
    expect(languageIsIn(['fr', 'pt-BR'], 'fr-CA')).toBe(true);
    expect(languageIsIn(['fr', 'pt-BR'], 'PT-br')).toBe(true);
    expect(languageIsIn(['fr', 'pt-BR'], 'pt')).toBe(false);
    expect(languageIsIn(['fr'], 'fra')).toBe(false);
  });
});
