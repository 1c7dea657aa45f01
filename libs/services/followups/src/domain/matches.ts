import { assertNever, publicId } from '@hearback/kernel';
import {
  attributeHolds,
  compareScalars,
  groupOf,
  languageIsIn,
  treeHolds,
  type AttributeCondition,
  type StaffLanguage,
} from '@hearback/questionnaire';
import { SENTIMENTS, type Condition, type FactCondition, type ScoreCondition } from './condition.js';
import { earlierAnswers, NO_CONTEXT, openState, weekdayOf, type RuleContext, type Weekday } from './rule-context.js';
import { reasonWords, type Operator, type ReasonWords } from './reason-words.js';
import { writtenTexts, type ResponseFacts } from './response-facts.js';

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
  context: RuleContext = NO_CONTEXT,
): Match {
  const because: Reason[] = [];
  const visit = (condition: Condition, path: string): boolean => {
    const group = groupOf<Condition>(condition);
    if (group === undefined) {
      const fact = condition as FactCondition;
      const evaluation = evaluate(fact, facts, context);
      because.push({ path, ...evaluation, sentence: sentenceOf(fact, evaluation, reasonWords[language]) });
      return evaluation.held;
    }
    const results = group.parts.map((part, i) => visit(part, `${path}/${group.kind}/${i}`));
    return group.kind === 'all' ? results.every(Boolean) : results.some(Boolean);
  };
  return { matched: visit(rule.conditions, ''), because };
}

/** Whether the condition holds, without reasons: cheaper for the many responses that match no rule. */
export function holds(condition: Condition, facts: ResponseFacts, context: RuleContext = NO_CONTEXT): boolean {
  return treeHolds<FactCondition>(condition, (fact) => evaluate(fact, facts, context).held);
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

function evaluate(condition: FactCondition, facts: ResponseFacts, context: RuleContext): Evaluation {
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
    case 'segment': {
      const held = facts.segments.some((id) => condition.in.includes(id));
      return { held, actual: facts.segments.map((id) => publicId('seg', id)).join(', ') || null };
    }
    case 'channel':
      return oneOf(condition.in, facts.channel);
    case 'language':
      return { held: languageIsIn(condition.in, facts.language), actual: facts.language };
    case 'words': {
      const written = writtenTexts(facts).join('\n').toLowerCase();
      const found = condition.in.find((words) => written.includes(words.trim().toLowerCase()));
      return { held: found !== undefined, actual: found ?? null };
    }
    case 'earlier': {
      const count = earlierAnswers(context, facts, condition);
      return { held: facts.customer !== null && count >= condition.atLeast, actual: String(count) };
    }
    case 'hours':
      return oneOf([condition.is], openState(context, facts));
    case 'weekday':
      return oneOf(condition.in, weekdayOf(context, facts));
    case 'sentiment':
      return oneOf(condition.in, context.understanding?.sentiment ?? null);
    case 'topic': {
      const topics = context.understanding?.topics ?? [];
      const held = topics.some((id) => condition.in.includes(id));
      return { held, actual: topics.map((id) => publicId('top', id)).join(', ') || null };
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
    if (compareScalars(fact.score, condition.op, condition.value)) return { held: true, actual: String(fact.score) };
    first ??= fact.score;
  }
  return { held: false, actual: first === undefined ? null : String(first) };
}

function evaluateAttribute(condition: AttributeCondition, facts: ResponseFacts): Evaluation {
  const fact = facts.attributes.find((attribute) => attribute.key === condition.key);
  return { held: attributeHolds(condition, fact?.value), actual: fact === undefined ? null : String(fact.value) };
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
    case 'segment':
      return words.inRule(condition.type, held);
    case 'channel':
    case 'language':
      return words.oneOf(condition.type, actual, held, condition.in.join(', '));
    case 'words':
      return words.words(actual, condition.in.join(', '));
    case 'earlier':
      return words.earlier(condition.level, Number(actual), condition.days, condition.atLeast);
    case 'hours':
      return words.hours(actual === null ? null : actual === 'open');
    case 'weekday':
      return words.weekday(actual as Weekday, held);
    case 'sentiment':
      return words.sentiment(SENTIMENTS.find((known) => known === actual) ?? null);
    case 'topic':
      return words.topic(held);
    default:
      return assertNever(condition);
  }
}
