import { assertNever, parsePublicId, publicId, type FieldError, type PublicIdPrefix } from '@hearback/kernel';
import { shapeErrors } from '@hearback/questionnaire';
import { CONDITION_SHAPE, type ConditionJson, type FactJson } from './condition-schema.js';
import { MAX_CONDITION_DEPTH, MAX_CONDITIONS, type Condition, type FactCondition } from './condition.js';

/** The parsed value, or every defect found in the input. */
export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: readonly FieldError[] };

/**
 * Parses the JSON of a condition tree as the API has it, with public ids of surveys and touchpoints. `pointer` is the JSON
 * pointer of the tree in the body.
 */
export function parseCondition(json: unknown, pointer: string): Parsed<Condition> {
  const errors = shapeErrors(CONDITION_SHAPE, json).map((error) => ({
    ...error,
    pointer: `${pointer}${error.pointer}`,
  }));
  if (errors.length > 0) return { ok: false, errors };
  const tree = new TreeParser();
  const value = tree.condition(json as ConditionJson, pointer, 1);
  return tree.errors.length === 0 ? { ok: true, value } : { ok: false, errors: tree.errors };
}

/** The condition as the API shows it. */
export function conditionToJson(condition: Condition): Record<string, unknown> {
  if ('all' in condition) return { all: condition.all.map(conditionToJson) };
  if ('any' in condition) return { any: condition.any.map(conditionToJson) };
  switch (condition.type) {
    case 'score':
    case 'attribute': {
      const { type, ...members } = condition;
      return { [type]: Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null)) };
    }
    case 'text':
      return { text: condition.question === null ? condition.is : { question: condition.question, is: condition.is } };
    case 'survey':
    case 'touchpoint': {
      const prefix = PREFIXES[condition.type];
      return { [`${condition.type}_in`]: condition.in.map((id) => publicId(prefix, id)) };
    }
    case 'channel':
    case 'language':
      return { [`${condition.type}_in`]: condition.in };
    default:
      return assertNever(condition);
  }
}

const PREFIXES = { survey: 'srv', touchpoint: 'tpt' } as const satisfies Record<string, PublicIdPrefix>;

/** Converts a tree of the right shape, and checks what a schema cannot express. */
class TreeParser {
  readonly errors: FieldError[] = [];
  private count = 0;

  condition(json: ConditionJson, pointer: string, depth: number): Condition {
    this.count += 1;
    if (this.count === MAX_CONDITIONS + 1)
      this.fail(pointer, 'too-many', `must have at most ${MAX_CONDITIONS} conditions`);
    if (depth === MAX_CONDITION_DEPTH + 1)
      this.fail(pointer, 'too-deep', `must have at most ${MAX_CONDITION_DEPTH} levels`);
    const list = (conditions: readonly ConditionJson[], kind: 'all' | 'any'): Condition[] =>
      conditions.map((each, i) => this.condition(each, `${pointer}/${kind}/${i}`, depth + 1));
    if ('all' in json) return { all: list(json.all, 'all') };
    if ('any' in json) return { any: list(json.any, 'any') };
    if ('score' in json && !json.score.metric && !json.score.question) {
      this.fail(`${pointer}/score`, 'required', 'must have `metric` or `question`');
    }
    return factFromJson(json);
  }

  private fail(pointer: string, code: string, detail: string): void {
    this.errors.push({ pointer, code, detail });
  }
}

function factFromJson(json: FactJson): FactCondition {
  if ('score' in json) {
    const { metric = null, question = null, op, value } = json.score;
    return { type: 'score', metric, question, op, value };
  }
  if ('text' in json) {
    const { question = null, is } = typeof json.text === 'string' ? { is: json.text } : json.text;
    return { type: 'text', question, is };
  }
  if ('attribute' in json) return { type: 'attribute', ...json.attribute };
  if ('touchpoint_in' in json) return { type: 'touchpoint', in: idsFromJson('tpt', json.touchpoint_in) };
  if ('survey_in' in json) return { type: 'survey', in: idsFromJson('srv', json.survey_in) };
  if ('channel_in' in json) return { type: 'channel', in: json.channel_in };
  return { type: 'language', in: json.language_in };
}

function idsFromJson(prefix: PublicIdPrefix, ids: readonly string[]): readonly string[] {
  return ids.map((id) => {
    const uuid = parsePublicId(prefix, id);
    if (uuid === undefined) throw new Error(`the schema accepted an invalid ${prefix} id`);
    return uuid;
  });
}
