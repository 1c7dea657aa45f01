import { assertNever } from '@hearback/kernel';
import type { AttributeCondition, Condition, FactCondition, ScoreCondition } from './condition.js';
import { writtenTexts, type ResponseFacts, type Scalar } from './response-facts.js';

/** What became of one condition. */
export interface Reason {
  /** JSON pointer of the condition inside the rule's conditions. */
  readonly path: string;
  readonly held: boolean;
  /** For staff, in English: `NPS 3 is at most 6`. */
  readonly sentence: string;
  /** The input it was judged by; null where the response has none. */
  readonly actual: string | null;
}

/** Whether a response fulfils a rule, and why: one reason per condition, those that did not hold included. */
export interface Match {
  readonly matched: boolean;
  readonly because: readonly Reason[];
}

interface Verdict {
  readonly held: boolean;
  readonly actual: string | null;
}

/** Evaluates every condition of the rule against the response and says what each came to. */
export function matches(rule: { readonly conditions: Condition }, facts: ResponseFacts): Match {
  const because: Reason[] = [];
  const visit = (condition: Condition, path: string): boolean => {
    if ('all' in condition) return condition.all.map((part, i) => visit(part, `${path}/all/${i}`)).every(Boolean);
    if ('any' in condition) return condition.any.map((part, i) => visit(part, `${path}/any/${i}`)).some(Boolean);
    const verdict = judge(condition, facts);
    because.push({ path, ...verdict, sentence: sentenceOf(condition, verdict) });
    return verdict.held;
  };
  return { matched: visit(rule.conditions, ''), because };
}

/** The same answer as `matches` without the reasons: for the many responses that concern no rule. */
export function holds(condition: Condition, facts: ResponseFacts): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, facts));
  if ('any' in condition) return condition.any.some((part) => holds(part, facts));
  return judge(condition, facts).held;
}

/** The score by which the response fulfils the first score condition that holds; undefined where none does. */
export function decidingScore(condition: Condition, facts: ResponseFacts): string | undefined {
  const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : undefined;
  if (parts !== undefined) {
    return parts.map((part) => decidingScore(part, facts)).find((score) => score !== undefined);
  }
  if (!('type' in condition) || condition.type !== 'score') return undefined;
  const verdict = judgeScore(condition, facts);
  return verdict.held ? (verdict.actual ?? undefined) : undefined;
}

/** The reasons that held, as one sentence for staff. */
export function reasonSentence(match: Match): string {
  return match.because
    .filter((reason) => reason.held)
    .map((reason) => reason.sentence)
    .join(' and ');
}

function judge(condition: FactCondition, facts: ResponseFacts): Verdict {
  switch (condition.type) {
    case 'score':
      return judgeScore(condition, facts);
    case 'text': {
      const present = writtenTexts(facts, condition.question ?? undefined).length > 0;
      return { held: present === (condition.is === 'present'), actual: present ? 'present' : 'absent' };
    }
    case 'attribute':
      return judgeAttribute(condition, facts);
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

function oneOf(list: readonly string[], actual: string | null): Verdict {
  return { held: actual !== null && list.includes(actual), actual };
}

function judgeScore(condition: ScoreCondition, facts: ResponseFacts): Verdict {
  let first: number | undefined;
  for (const fact of facts.scores) {
    if (condition.metric !== null && fact.metric !== condition.metric) continue;
    if (condition.question !== null && fact.question !== condition.question) continue;
    if (compare(fact.score, condition.op, condition.value)) return { held: true, actual: String(fact.score) };
    first ??= fact.score;
  }
  return { held: false, actual: first === undefined ? null : String(first) };
}

function judgeAttribute(condition: AttributeCondition, facts: ResponseFacts): Verdict {
  const fact = facts.attributes.find((attribute) => attribute.key === condition.key);
  if (fact === undefined) return { held: false, actual: null };
  const values = Array.isArray(condition.value) ? (condition.value as readonly Scalar[]) : [condition.value as Scalar];
  return { held: compare(fact.value, condition.op, ...values), actual: String(fact.value) };
}

type Operator = 'lte' | 'gte' | 'eq' | 'neq' | 'lt' | 'gt' | 'in';

/** A text is never smaller or larger than a number: comparisons of unlike kinds do not hold, `neq` does. */
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

const WORDS: Readonly<Record<Operator, string>> = {
  lte: 'at most',
  gte: 'at least',
  lt: 'below',
  gt: 'above',
  eq: '',
  neq: 'other than',
  in: 'one of',
};

function sentenceOf(condition: FactCondition, { held, actual }: Verdict): string {
  const is = held ? 'is' : 'is not';
  switch (condition.type) {
    case 'score': {
      const name = condition.metric?.toUpperCase() ?? `the score of ${condition.question}`;
      if (actual === null) return `${name} was not given`;
      const score = condition.metric === null ? `the score ${actual} of ${condition.question}` : `${name} ${actual}`;
      return `${score} ${is} ${WORDS[condition.op]} ${condition.value}`.replace('  ', ' ');
    }
    case 'text':
      return `${condition.question === null ? 'a comment' : `a text in ${condition.question}`} is ${actual}`;
    case 'attribute': {
      if (actual === null) return `${condition.key} is not known`;
      const wanted = Array.isArray(condition.value) ? condition.value.join(', ') : String(condition.value);
      return `${condition.key} ${actual} ${is} ${WORDS[condition.op]} ${wanted}`.replace('  ', ' ');
    }
    case 'touchpoint':
    case 'survey':
      return `the ${condition.type} ${is} one that the rule is for`;
    case 'channel':
    case 'language':
      return `the ${condition.type} ${actual} ${is} one of ${condition.in.join(', ')}`;
    default:
      return assertNever(condition);
  }
}
