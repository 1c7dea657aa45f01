import type { FieldError } from '@hearback/kernel';
import { Rejection } from './answer.js';
import { missingOf } from './missing.js';
import type { CompiledQuestion, CompiledSurvey, Method } from './compile-survey.js';
import type { Facts } from './condition.js';
import { Defects, pointerTo } from './defects.js';
import { isJsonObject, type JsonObject } from './json.js';
import { resolveLanguage } from './language.js';
import { fieldSegmentOf } from './segment.js';
import type { AnswerValue, QuestionKind } from './survey.js';

/** A submission as received; nothing in it is trusted. */
export interface Submission {
  /** Values by question key. */
  readonly answers?: unknown;
  /** Values by the key of the hidden field. */
  readonly hidden_fields?: unknown;
  /** Language tag of the answers; absent or null: the default language. */
  readonly language?: unknown;
}

/** A score as the response-submitted event carries it. */
export interface Score extends Method {
  readonly question: string;
  readonly score: number;
}

/** An answer that is not a score, as the response-submitted event carries it. */
export interface Answer {
  readonly question: string;
  readonly kind: QuestionKind;
  readonly value: AnswerValue;
}

/** A hidden field as the response-submitted event carries it. */
export interface Attribute {
  readonly key: string;
  readonly value: string | number | boolean;
  readonly segment: string | null;
}

/** An accepted submission, or its defects; pointers begin with `/answers`, `/hidden_fields` or `/language`. */
export type SubmissionCheck =
  | {
      readonly ok: true;
      /** One of the survey's languages. */
      readonly language: string;
      /** In the order of the survey's questions. */
      readonly scores: readonly Score[];
      readonly answers: readonly Answer[];
      readonly attributes: readonly Attribute[];
    }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/**
 * How strictly a submission is checked. `submitted`: all answers were sent at once. `complete`: they were saved one after the other,
 * so answers to questions that are no longer shown are dropped. `partial`: more answers may follow, so none is required.
 */
export type Strictness = 'submitted' | 'complete' | 'partial';

/**
 * Checks a submission against its survey, in the same way for every channel: only declared members, valid types and
 * ranges, answers only to questions that are shown, all required answers, and at least one answer. Empty values are
 * dropped. Never throws, whatever JSON it gets.
 */
export function checkSubmission(
  compiled: CompiledSurvey,
  submission: Submission,
  strictness: Strictness = 'submitted',
): SubmissionCheck {
  const defects = new Defects();
  const answers = membersOf(submission.answers, '/answers', compiled.questionKeys, defects);
  const fields = membersOf(submission.hidden_fields, '/hidden_fields', compiled.hiddenFieldKeys, defects);
  const language = readLanguage(compiled, submission.language, defects);

  const facts: Facts = { answers: [], fields: [] };
  const accepted = { scores: [] as Score[], answers: [] as Answer[], attributes: [] as Attribute[] };
  for (const { key, field, check } of compiled.hiddenFields) {
    const value = accept(check(own(fields, key)), '/hidden_fields', key, defects);
    facts.fields.push(value);
    if (value !== undefined) accepted.attributes.push({ key, value, segment: fieldSegmentOf(field, value) });
  }
  for (const question of compiled.questions) {
    const value = readAnswer(question, own(answers, question.key), facts, defects, strictness);
    facts.answers.push(value);
    if (value !== undefined) addAccepted(question, value, accepted);
  }
  if (strictness !== 'partial' && defects.count === 0 && accepted.scores.length + accepted.answers.length === 0) {
    defects.add('/answers', 'required', 'must answer at least one question');
  }
  return defects.count === 0 ? { ok: true, language, ...accepted } : { ok: false, errors: defects.errors };
}

/** The given object, or an empty one if absent; reports members that the survey does not declare. */
function membersOf(value: unknown, pointer: string, declared: ReadonlySet<string>, defects: Defects): JsonObject {
  if (value === undefined || value === null) return {};
  if (!isJsonObject(value)) {
    defects.add(pointer, 'wrong-type', 'must be an object');
    return {};
  }
  for (const name of Object.keys(value)) {
    if (!declared.has(name)) defects.add(pointerTo(pointer, name), 'undeclared', 'is not declared in the survey');
  }
  return value;
}

function own(object: JsonObject, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function readLanguage({ survey }: CompiledSurvey, language: unknown, defects: Defects): string {
  if (language === undefined || language === null) return survey.default_language;
  if (typeof language === 'string') return resolveLanguage(survey, language);
  defects.add('/language', 'wrong-type', 'must be a language tag');
  return survey.default_language;
}

function readAnswer(
  question: CompiledQuestion,
  value: unknown,
  facts: Facts,
  defects: Defects,
  strictness: Strictness,
): AnswerValue | undefined {
  if (question.isShown !== undefined && !question.isShown(facts)) {
    const given = question.check(value);
    if (strictness !== 'submitted') accept(given, '/answers', question.key, defects);
    else if (given !== undefined) {
      defects.add(
        `/answers/${question.key}`,
        'not-shown',
        'must be absent: the question is not shown with these answers',
      );
    }
    return undefined;
  }
  const before = defects.count;
  const answer = accept(question.check(value), '/answers', question.key, defects);
  if (question.question.required && strictness !== 'partial' && defects.count === before) {
    const missing = missingOf(question.question, answer);
    if (missing !== undefined) defects.add(`/answers/${question.key}`, 'required', missing);
  }
  return answer;
}

function accept<T>(checked: T | undefined | Rejection, pointer: string, key: string, defects: Defects): T | undefined {
  if (!(checked instanceof Rejection)) return checked;
  defects.add(`${pointer}/${key}`, checked.code, checked.detail);
  return undefined;
}

function addAccepted(
  { key, question, method }: CompiledQuestion,
  value: AnswerValue,
  accepted: { scores: Score[]; answers: Answer[] },
): void {
  if (method === undefined) accepted.answers.push({ question: key, kind: question.kind, value });
  else {
    const { metric, min, max, primary } = method;
    accepted.scores.push({ question: key, metric, method: method.method, min, max, score: value as number, primary });
  }
}
