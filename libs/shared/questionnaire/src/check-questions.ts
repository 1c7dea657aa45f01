import { isCalendarDay } from '@hearback/kernel';
import { checkCondition, type Scope } from './check-condition.js';
import type { Defects } from './defects.js';
import { HIDDEN_FIELD_SCHEMAS } from './hidden-field-schemas.js';
import { isJsonObject } from './json.js';
import { isMarked, metricOf, type Metric } from './method.js';
import { QUESTION_SCHEMAS } from './question-schemas.js';
import { withDefaults } from './shape.js';
import type { CheckedShape, Choice, HiddenField, Question } from './survey.js';

/** Checks hidden fields and questions, and fills in their defaults. Returns the questions that have no defects. */
export function checkQuestions(survey: CheckedShape, defects: Defects): readonly Question[] {
  const keys = new Set<string>();
  const hiddenFields = new Map<string, HiddenField | undefined>();
  for (const [i, field] of elements(survey.hidden_fields)) {
    const pointer = `/hidden_fields/${i}`;
    const key = checkKey(field, pointer, keys, defects);
    const complete = defects.hasWithin(pointer) ? undefined : completeField(field);
    if (complete?.type === 'number') checkBands(complete.bands ?? [], pointer, defects);
    if (key !== undefined) hiddenFields.set(key, complete);
  }
  const earlier = new Map<string, Question | undefined>();
  const primary = new Set<Metric>();
  for (const [i, question] of elements(survey.questions)) {
    const pointer = `/questions/${i}`;
    const key = checkKey(question, pointer, keys, defects);
    const complete = defects.hasWithin(pointer) ? undefined : completeQuestion(question);
    if (complete !== undefined) checkQuestion(complete, pointer, { questions: earlier, hiddenFields }, defects);
    if (complete !== undefined && isMarked(complete)) checkPrimary(complete, pointer, primary, defects);
    if (key !== undefined) earlier.set(key, defects.hasWithin(pointer) ? undefined : complete);
  }
  return [...earlier.values()].filter((question) => question !== undefined);
}

function elements<T>(list: readonly T[] | undefined): Iterable<[number, T]> {
  return Array.isArray(list) ? (list as readonly T[]).entries() : [];
}

/** The key, if it is valid. Keys are compared even if their owners have other defects. */
function checkKey(owner: unknown, pointer: string, taken: Set<string>, defects: Defects): string | undefined {
  const at = `${pointer}/key`;
  if (!isJsonObject(owner) || typeof owner['key'] !== 'string' || defects.hasWithin(at)) return undefined;
  const { key } = owner;
  if (taken.has(key)) defects.add(at, 'duplicate', `must be unique; ${key} is already used`);
  taken.add(key);
  return key;
}

const completeField = (field: HiddenField) => withDefaults(HIDDEN_FIELD_SCHEMAS[field.type], field) as HiddenField;
const completeQuestion = (question: Question) => withDefaults(QUESTION_SCHEMAS[question.kind], question) as Question;

function checkBands(bands: readonly number[], pointer: string, defects: Defects): void {
  for (const [i, bound] of bands.entries()) {
    if (bound <= (bands[i - 1] ?? -Infinity)) {
      defects.add(`${pointer}/bands/${i}`, 'out-of-order', 'must be greater than the previous band');
    }
  }
}

function checkQuestion(question: Question, pointer: string, scope: Scope, defects: Defects): void {
  if (question.show_if !== undefined) checkCondition(question.show_if, `${pointer}/show_if`, scope, defects);
  switch (question.kind) {
    case 'csat':
      if (question.scale.min >= question.scale.max) {
        defects.add(`${pointer}/scale/max`, 'out-of-range', 'must be greater than min');
      }
      break;
    case 'single':
    case 'multi':
      checkChoices(question.choices, question.other, pointer, defects);
      break;
    case 'matrix':
      checkChoices(question.rows, false, pointer, defects, 'rows');
      checkChoices(question.choices, false, pointer, defects);
      break;
    case 'ranking':
      checkChoices(question.choices, false, pointer, defects);
      break;
    case 'number':
      checkBounds(question, pointer, defects);
      break;
    case 'date':
      for (const name of ['min', 'max'] as const) {
        const day = question[name];
        if (day === undefined || isCalendarDay(day)) continue;
        defects.add(`${pointer}/${name}`, 'invalid-format', 'must be a date in the form YYYY-MM-DD');
      }
      checkBounds(question, pointer, defects);
      break;
    default:
  }
}

function checkPrimary(question: Question, pointer: string, marked: Set<Metric>, defects: Defects): void {
  const metric = metricOf(question);
  if (metric === undefined)
    defects.add(`${pointer}/primary`, 'not-a-metric', 'must be absent: no metric counts the question');
  else if (marked.has(metric)) {
    defects.add(`${pointer}/primary`, 'duplicate', `must be set for one question of ${metric} only`);
  } else marked.add(metric);
}

/** If free text is allowed, conditions and text ids use the key `other` for it. */
function checkChoices(
  choices: readonly Choice[],
  other: boolean,
  pointer: string,
  defects: Defects,
  name: 'choices' | 'rows' = 'choices',
): void {
  const taken = new Set(other ? ['other'] : []);
  for (const [i, choice] of choices.entries()) checkKey(choice, `${pointer}/${name}/${i}`, taken, defects);
}

function checkBounds<T extends string | number>(
  { min, max }: { readonly min?: T; readonly max?: T },
  pointer: string,
  defects: Defects,
): void {
  if (min !== undefined && max !== undefined && min > max) {
    defects.add(`${pointer}/max`, 'out-of-range', 'must not be below min');
  }
}
