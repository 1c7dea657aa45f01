import type { FieldError } from '@hearback/kernel';
import { shapeErrors } from './check-shape.js';
import type { Shape } from './shape.js';

/** All conditions, any of them, or one on a fact. */
export type ConditionTree<Fact extends object> = AllOf<ConditionTree<Fact>> | AnyOf<ConditionTree<Fact>> | Fact;

interface AllOf<Node> {
  readonly all: readonly Node[];
}

interface AnyOf<Node> {
  readonly any: readonly Node[];
}

/** A tree as the API has it: each node is an object whose only member names its kind. */
export type ConditionTreeJson<FactJson extends object> =
  AllOf<ConditionTreeJson<FactJson>> | AnyOf<ConditionTreeJson<FactJson>> | FactJson;

/** Maximum levels of a tree. */
export const MAX_CONDITION_DEPTH = 5;
/** Maximum number of conditions in a tree, groups included. */
export const MAX_CONDITIONS = 50;
/** Maximum number of values in a list. */
export const MAX_CONDITION_VALUES = 100;
/** Maximum characters of a key or text value. */
export const MAX_CONDITION_TEXT = 200;

/** The parsed value, or every defect found in the input. */
export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: readonly FieldError[] };

/** Reports a defect of a fact; `path` is a JSON pointer into it. */
export type ReportDefect = (path: string, code: string, detail: string) => void;

/** The kind and the parts of a group; undefined for a condition on a fact. */
export function groupOf<Node extends object>(
  node: Node,
): { readonly kind: 'all' | 'any'; readonly parts: readonly Node[] } | undefined {
  if ('all' in node) return { kind: 'all', parts: node.all as readonly Node[] };
  if ('any' in node) return { kind: 'any', parts: node.any as readonly Node[] };
  return undefined;
}

/** Whether the tree holds, where `test` decides about a fact. It stops at the first part that decides. */
export function treeHolds<Fact extends object>(tree: ConditionTree<Fact>, test: (fact: Fact) => boolean): boolean {
  const group = groupOf<ConditionTree<Fact>>(tree);
  if (group === undefined) return test(tree as Fact);
  const holds = (part: ConditionTree<Fact>) => treeHolds(part, test);
  return group.kind === 'all' ? group.parts.every(holds) : group.parts.some(holds);
}

/** The conditions on facts, in the order in which they are written. */
export function factsIn<Fact extends object>(tree: ConditionTree<Fact>): readonly Fact[] {
  const group = groupOf<ConditionTree<Fact>>(tree);
  return group === undefined ? [tree as Fact] : group.parts.flatMap((part) => factsIn(part));
}

/** The tree with every fact converted. */
export function mapTree<From extends object, To extends object>(
  tree: ConditionTree<From>,
  convert: (fact: From) => To,
): ConditionTree<To> {
  const group = groupOf<ConditionTree<From>>(tree);
  if (group === undefined) return convert(tree as From);
  const parts = group.parts.map((part) => mapTree(part, convert));
  return group.kind === 'all' ? { all: parts } : { any: parts };
}

/**
 * Parses the JSON of a tree. `pointer` is the JSON pointer of the tree in the body; `factOf` converts a fact that has the right
 * shape, and reports what a schema cannot express.
 */
export function parseTree<Fact extends object, FactJson extends object>(
  shape: Shape,
  json: unknown,
  pointer: string,
  factOf: (json: FactJson, report: ReportDefect) => Fact,
): Parsed<ConditionTree<Fact>> {
  const errors: FieldError[] = shapeErrors(shape, json).map((error) => ({
    ...error,
    pointer: `${pointer}${error.pointer}`,
  }));
  if (errors.length > 0) return { ok: false, errors };
  let count = 0;
  const visit = (node: ConditionTreeJson<FactJson>, at: string, depth: number): ConditionTree<Fact> => {
    const report: ReportDefect = (path, code, detail) => errors.push({ pointer: `${at}${path}`, code, detail });
    count += 1;
    if (count === MAX_CONDITIONS + 1) report('', 'too-many', `must have at most ${MAX_CONDITIONS} conditions`);
    if (depth === MAX_CONDITION_DEPTH + 1) report('', 'too-deep', `must have at most ${MAX_CONDITION_DEPTH} levels`);
    const group = groupOf<ConditionTreeJson<FactJson>>(node);
    if (group === undefined) return factOf(node as FactJson, report);
    const parts = group.parts.map((part, i) => visit(part, `${at}/${group.kind}/${i}`, depth + 1));
    return group.kind === 'all' ? { all: parts } : { any: parts };
  };
  const value = visit(json as ConditionTreeJson<FactJson>, pointer, 1);
  return errors.length === 0 ? { ok: true, value } : { ok: false, errors };
}
