import { assertNever, isStorableText, parsePublicId, publicId, type FieldError } from '@hearback/kernel';
import { MAX_CONDITION_DEPTH, MAX_CONDITION_TEXT, MAX_CONDITION_VALUES, MAX_CONDITIONS } from './condition.js';
import type { Condition, FactCondition } from './condition.js';
import type { Scalar } from './response-facts.js';

/** What reading an input gave: the value, or every defect found in it. */
export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: readonly FieldError[] };

type Members = Readonly<Record<string, unknown>>;

/**
 * Reads the JSON of a condition tree as the API takes it: public ids for surveys and touchpoints, unknown members
 * refused. `pointer` is the JSON pointer of the tree in the body.
 */
export function parseCondition(json: unknown, pointer: string): Parsed<Condition> {
  const reader = new Reader();
  const value = reader.condition(json, pointer, 1);
  return value !== undefined && reader.errors.length === 0 ? { ok: true, value } : { ok: false, errors: reader.errors };
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

const PREFIXES = { survey: 'srv', touchpoint: 'tpt' } as const;

const KINDS = [
  'all',
  'any',
  'score',
  'text',
  'attribute',
  'touchpoint_in',
  'survey_in',
  'channel_in',
  'language_in',
] as const;

class Reader {
  readonly errors: FieldError[] = [];
  private count = 0;

  condition(json: unknown, pointer: string, depth: number): Condition | undefined {
    if (++this.count > MAX_CONDITIONS) {
      if (this.count === MAX_CONDITIONS + 1) this.fail(pointer, 'too-many', `at most ${MAX_CONDITIONS} conditions`);
      return undefined;
    }
    if (depth > MAX_CONDITION_DEPTH) return this.fail(pointer, 'too-deep', `at most ${MAX_CONDITION_DEPTH} levels`);
    const members = this.members(json, pointer);
    if (members === undefined) return undefined;
    const [kind, ...rest] = Object.keys(members);
    const known = KINDS.find((one) => one === kind);
    if (known === undefined || rest.length > 0) {
      return this.fail(pointer, 'word', `exactly one member, of: ${KINDS.join(', ')}`);
    }
    const at = `${pointer}/${known}`;
    const inner = members[known];
    if (known === 'all') return { all: this.list(inner, at, (one, where) => this.condition(one, where, depth + 1)) };
    if (known === 'any') return { any: this.list(inner, at, (one, where) => this.condition(one, where, depth + 1)) };
    return this.fact(known, inner, at);
  }

  private fact(
    kind: Exclude<(typeof KINDS)[number], 'all' | 'any'>,
    json: unknown,
    pointer: string,
  ): FactCondition | undefined {
    switch (kind) {
      case 'score':
        return this.score(json, pointer);
      case 'text':
        return this.written(json, pointer);
      case 'attribute':
        return this.attribute(json, pointer);
      case 'touchpoint_in':
        return { type: 'touchpoint', in: this.list(json, pointer, (id, at) => this.id('touchpoint', id, at)) };
      case 'survey_in':
        return { type: 'survey', in: this.list(json, pointer, (id, at) => this.id('survey', id, at)) };
      case 'channel_in':
        return {
          type: 'channel',
          in: this.list(json, pointer, (value, at) => this.word(value, at, ['link', 'api', 'widget', 'import'])),
        };
      case 'language_in':
        return { type: 'language', in: this.list(json, pointer, (value, at) => this.text(value, at)) };
      default:
        return assertNever(kind);
    }
  }

  private written(json: unknown, pointer: string): FactCondition | undefined {
    if (typeof json === 'string') {
      return { type: 'text', question: null, is: this.word(json, pointer, ['present', 'absent']) };
    }
    const members = this.members(json, pointer, ['question', 'is']);
    if (members === undefined) return undefined;
    return {
      type: 'text',
      question: this.optionalText(members.question, `${pointer}/question`),
      is: this.word(members.is, `${pointer}/is`, ['present', 'absent']),
    };
  }

  private score(json: unknown, pointer: string): FactCondition | undefined {
    const members = this.members(json, pointer, ['metric', 'question', 'op', 'value']);
    if (members === undefined) return undefined;
    const metric =
      members.metric === undefined || members.metric === null
        ? null
        : this.word(members.metric, `${pointer}/metric`, ['nps', 'csat', 'ces']);
    const question = this.optionalText(members.question, `${pointer}/question`);
    if (metric === null && question === null) this.fail(pointer, 'required', 'metric or question is needed');
    const value = members.value;
    if (!Number.isInteger(value) || (value as number) < 0 || (value as number) > 10) {
      this.fail(`${pointer}/value`, 'range', 'a whole number from 0 to 10');
    }
    const op = this.word(members.op, `${pointer}/op`, ['lte', 'gte', 'eq']);
    return { type: 'score', metric, question, op, value: value as number };
  }

  private attribute(json: unknown, pointer: string): FactCondition | undefined {
    const members = this.members(json, pointer, ['key', 'op', 'value']);
    if (members === undefined) return undefined;
    const key = this.text(members.key, `${pointer}/key`) ?? '';
    const op = this.word(members.op, `${pointer}/op`, ['eq', 'neq', 'lt', 'gt', 'in']);
    const at = `${pointer}/value`;
    if (op === 'in')
      return { type: 'attribute', key, op, value: this.list(members.value, at, (v, p) => this.scalar(v, p)) };
    if ((op === 'lt' || op === 'gt') && typeof members.value !== 'number')
      this.fail(at, 'type', 'a number is expected');
    return { type: 'attribute', key, op, value: this.scalar(members.value, at) ?? '' };
  }

  private id(type: keyof typeof PREFIXES, json: unknown, pointer: string): string | undefined {
    const id = typeof json === 'string' ? parsePublicId(PREFIXES[type], json) : undefined;
    return id ?? this.fail(pointer, 'id', `an id such as ${PREFIXES[type]}_… is expected`);
  }

  private list<T>(json: unknown, pointer: string, read: (value: unknown, at: string) => T | undefined): T[] {
    if (!Array.isArray(json) || json.length === 0 || json.length > MAX_CONDITION_VALUES) {
      this.fail(pointer, 'list', `a list of 1 to ${MAX_CONDITION_VALUES} is expected`);
      return [];
    }
    return json.map((item: unknown, i) => read(item, `${pointer}/${i}`)).filter((item) => item !== undefined);
  }

  private scalar(json: unknown, pointer: string): Scalar | undefined {
    if (typeof json === 'boolean' || (typeof json === 'number' && Number.isFinite(json))) return json;
    if (typeof json === 'string') return this.text(json, pointer, 0);
    return this.fail(pointer, 'type', 'a text, a number or a truth value');
  }

  private text(json: unknown, pointer: string, min = 1): string | undefined {
    const good =
      typeof json === 'string' && json.length >= min && json.length <= MAX_CONDITION_TEXT && isStorableText(json);
    return good ? json : this.fail(pointer, 'text', `a text of ${min} to ${MAX_CONDITION_TEXT} characters`);
  }

  private optionalText(json: unknown, pointer: string): string | null {
    return json === undefined || json === null ? null : (this.text(json, pointer) ?? null);
  }

  private word<const W extends string>(json: unknown, pointer: string, words: readonly W[]): W {
    if (!words.includes(json as W)) this.fail(pointer, 'word', `one of: ${words.join(', ')}`);
    return json as W;
  }

  /** The members of an object; with `known`, others are refused. */
  private members(json: unknown, pointer: string, known?: readonly string[]): Members | undefined {
    if (typeof json !== 'object' || json === null || Array.isArray(json)) {
      return this.fail(pointer, 'type', 'an object is expected');
    }
    for (const name of known === undefined ? [] : Object.keys(json).filter((one) => !known.includes(one))) {
      this.fail(`${pointer}/${escaped(name)}`, 'unknown', 'no such member');
    }
    return json as Members;
  }

  private fail(pointer: string, code: string, detail: string): undefined {
    this.errors.push({ pointer, code, detail });
    return undefined;
  }
}

/** A member name inside a JSON pointer (RFC 6901), cut short because it comes from outside. */
function escaped(name: string): string {
  return name.slice(0, 50).toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1');
}
