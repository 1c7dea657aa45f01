import { assertNever } from '@hearback/kernel';
import type { StaffLanguage } from '@hearback/questionnaire';
import type { AttributeCondition, Condition, FactCondition, ScoreCondition } from './condition.js';
import { reasonWords, type Operator, type ReasonWords } from './reason-words.js';
import { writtenTexts, type ResponseFacts, type Scalar } from './response-facts.js';

/** The result of one condition. */
export interface Reason {
  /** JSON pointer of the condition inside the rule's conditions. */
  readonly path: string;
  readonly held: boolean;
  /** The result in the language of the staff: `NPS 3 is at most 6`. */
  readonly sentence: string;
  /** The value that the condition was evaluated against; null if the response has none. */
  readonly actual: string | null;
}

/** Whether a response matches a rule, and why: one reason per condition, whether or not it held. */
export interface Match {
  readonly matched: boolean;
  readonly because: readonly Reason[];
}

interface Evaluation {
  readonly held: boolean;
  readonly actual: string | null;
}

/** Evaluates every condition of the rule against the response, with the reason for each result. */
export function matches(
  rule: { readonly conditions: Condition },
  facts: ResponseFacts,
  language: StaffLanguage = 'en',
): Match {
  const because: Reason[] = [];
  const visit = (condition: Condition, path: string): boolean => {
    if ('all' in condition) return condition.all.map((part, i) => visit(part, `${path}/all/${i}`)).every(Boolean);
    if ('any' in condition) return condition.any.map((part, i) => visit(part, `${path}/any/${i}`)).some(Boolean);
    const evaluation = evaluate(condition, facts);
    because.push({ path, ...evaluation, sentence: sentenceOf(condition, evaluation, reasonWords[language]) });
    return evaluation.held;
  };
  return { matched: visit(rule.conditions, ''), because };
}

/** Whether the condition holds, without reasons: cheaper for the many responses that match no rule. */
export function holds(condition: Condition, facts: ResponseFacts): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, facts));
  if ('any' in condition) return condition.any.some((part) => holds(part, facts));
  return evaluate(condition, facts).held;
}

/** The score that satisfies the first score condition that holds; `undefined` if none does. */
export function decidingScore(condition: Condition, facts: ResponseFacts): string | undefined {
  const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : undefined;
  if (parts !== undefined) {
    return parts.map((part) => decidingScore(part, facts)).find((score) => score !== undefined);
  }
  if (!('type' in condition) || condition.type !== 'score') return undefined;
  const evaluation = evaluateScore(condition, facts);
  return evaluation.held ? (evaluation.actual ?? undefined) : undefined;
}

/** The reasons that held, joined into one sentence for staff. */
export function reasonSentence(match: Match, language: StaffLanguage = 'en'): string {
  return match.because
    .filter((reason) => reason.held)
    .map((reason) => reason.sentence)
    .join(reasonWords[language].and);
}

function evaluate(condition: FactCondition, facts: ResponseFacts): Evaluation {
  switch (condition.type) {
    case 'score':
      return evaluateScore(condition, facts);
    case 'text': {
      const present = writtenTexts(facts, condition.question ?? undefined).length > 0;
      return { held: present === (condition.is === 'present'), actual: present ? 'present' : 'absent' };
    }
    case 'attribute':
      return evaluateAttribute(condition, facts);
    case 'touchpoint':
      return oneOf(condition.in, facts.touchpointId);
    case 'survey':
      return oneOf(condition.in, facts.surveyId);
    case 'channel':
      return oneOf(condition.in, facts.channel);
    case 'language': {
      const tag = facts.language.toLowerCase();
      const held = condition.in.some(
        (range) => tag === range.toLowerCase() || tag.startsWith(`${range.toLowerCase()}-`),
      );
      return { held, actual: facts.language };
    }
    default:
      return assertNever(condition);
  }
}

function oneOf(list: readonly string[], actual: string | null): Evaluation {
  return { held: actual !== null && list.includes(actual), actual };
}

function evaluateScore(condition: ScoreCondition, facts: ResponseFacts): Evaluation {
  let first: number | undefined;
  for (const fact of facts.scores) {
    if (condition.metric !== null && fact.metric !== condition.metric) continue;
    if (condition.question !== null && fact.question !== condition.question) continue;
    if (compare(fact.score, condition.op, condition.value)) return { held: true, actual: String(fact.score) };
    first ??= fact.score;
  }
  return { held: false, actual: first === undefined ? null : String(first) };
}

function evaluateAttribute(condition: AttributeCondition, facts: ResponseFacts): Evaluation {
  const fact = facts.attributes.find((attribute) => attribute.key === condition.key);
  if (fact === undefined) return { held: false, actual: null };
  const values = Array.isArray(condition.value) ? (condition.value as readonly Scalar[]) : [condition.value as Scalar];
  return { held: compare(fact.value, condition.op, ...values), actual: String(fact.value) };
}

/** Order comparisons of values that are not both numbers are false; `neq` of different types is true. */
function compare(actual: Scalar, op: Operator, ...values: readonly Scalar[]): boolean {
  const value = values[0] as Scalar;
  const numbers = typeof actual === 'number' && typeof value === 'number';
  switch (op) {
    case 'lte':
      return numbers && actual <= value;
    case 'gte':
      return numbers && actual >= value;
    case 'lt':
      return numbers && actual < value;
    case 'gt':
      return numbers && actual > value;
    case 'eq':
      return actual === value;
    case 'neq':
      return actual !== value;
    case 'in':
      return values.includes(actual);
    default:
      return assertNever(op);
  }
}

function sentenceOf(condition: FactCondition, { held, actual }: Evaluation, words: ReasonWords): string {
  const compared = (what: string, op: Operator, wanted: string | number) =>
    `${what} ${words.is(held)} ${words.operators[op]} ${wanted}`.replace('  ', ' ');
  switch (condition.type) {
    case 'score': {
      const { metric, question } = condition;
      const name = metric?.toUpperCase();
      if (actual === null) return words.notGiven(name ?? words.scoreOf(String(question), null));
      const score = name === undefined ? words.scoreOf(String(question), actual) : `${name} ${actual}`;
      return compared(score, condition.op, condition.value);
    }
    case 'text':
      return words.text(condition.question, actual === 'present');
    case 'attribute': {
      if (actual === null) return words.notKnown(condition.key);
      const wanted = Array.isArray(condition.value) ? condition.value.join(', ') : String(condition.value);
      return compared(`${condition.key} ${actual}`, condition.op, wanted);
    }
    case 'touchpoint':
    case 'survey':
      return words.inRule(condition.type, held);
    case 'channel':
    case 'language':
      return words.oneOf(condition.type, actual, held, condition.in.join(', '));
    default:
      return assertNever(condition);
  }
}
