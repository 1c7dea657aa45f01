import {
  answerFromText,
  hiddenFieldFromText,
  isRejected,
  OTHER_PREFIX,
  rankingFromPlaces,
  visibleQuestions,
  type PreparedSurvey,
  type Question,
} from '@hearback/questionnaire';
import { otherName, partName } from './field-names.js';

/** The fields of a form or query; a list if a name occurs several times. */
export type Fields = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The answers so far. */
export interface FilledIn {
  /** Values by question key; invalid input is kept as it is, to be shown again. */
  readonly answers: Readonly<Record<string, unknown>>;
  readonly hiddenFields: Readonly<Record<string, unknown>>;
  /** The questions to show, in order. */
  readonly visible: readonly Question[];
}

/** Reads the fields of questions and hidden fields; other fields are ignored. */
export function readForm(compiled: PreparedSurvey, fields: Fields, language: string): FilledIn {
  const hiddenFields = validHiddenFields(compiled, fields);
  const values = Object.fromEntries(
    compiled.questions
      .map(({ question }) => [question.key, readAnswer(question, fields, language)] as const)
      .filter(([, value]) => value !== undefined),
  );
  const visible = visibleQuestions(compiled, { answers: values, hidden_fields: hiddenFields });
  const answers = Object.fromEntries(
    visible.filter(({ key }) => Object.hasOwn(values, key)).map(({ key }) => [key, values[key]]),
  );
  return { answers, hiddenFields, visible };
}

/** The value of a field; the last one if it occurs several times. */
export function textField(fields: Fields, name: string): string | undefined {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return typeof value === 'string' || value === undefined ? value : value.at(-1);
}

/** Hidden fields come with the link, so people cannot correct them: invalid ones are dropped, too long ones are cut. */
function validHiddenFields(compiled: PreparedSurvey, fields: Fields): Readonly<Record<string, unknown>> {
  const values = compiled.hiddenFields.flatMap((each) => {
    const text = textField(fields, each.key);
    if (text === undefined || text === '') return [];
    const value = hiddenFieldFromText(each.field, text);
    return isRejected(each, value) ? [] : [[each.key, value] as const];
  });
  return Object.fromEntries(values);
}

function readAnswer(question: Question, fields: Fields, language: string): unknown {
  const inputs = Object.hasOwn(fields, question.key) ? fields[question.key] : undefined;
  const chosen = (typeof inputs === 'string' ? [inputs] : (inputs ?? []))
    .filter((text) => text !== '')
    // Forms send a line break as CR LF, the API as LF.
    .map((text) => text.replaceAll('\r\n', '\n'));
  switch (question.kind) {
    case 'single':
    case 'multi':
      return readChoices(question, chosen, textField(fields, otherName(question.key)) ?? '');
    case 'matrix':
      return readParts(question.key, question.rows, fields) ?? answerIn(question, chosen, language);
    case 'ranking': {
      const places = readParts(question.key, question.choices, fields);
      return places === undefined ? answerIn(question, chosen, language) : rankingFromPlaces(places);
    }
    default:
      return answerIn(question, chosen, language);
  }
}

function answerIn(question: Question, chosen: readonly string[], language: string): unknown {
  return chosen.length === 0 ? undefined : answerFromText(question, chosen, language);
}

/** The filled-in fields of the rows of a matrix or the choices of a ranking; undefined if there are none. */
function readParts(key: string, parts: readonly { readonly key: string }[], fields: Fields) {
  const given = parts
    .map((part) => [part.key, textField(fields, partName(key, part.key)) ?? ''] as const)
    .filter(([, value]) => value !== '');
  return given.length === 0 ? undefined : Object.fromEntries(given);
}

/** Free text counts without a tick at "other", unless the question takes one answer and another is chosen. */
function readChoices(
  question: Extract<Question, { readonly kind: 'single' | 'multi' }>,
  chosen: readonly string[],
  typed: string,
): unknown {
  const own = typed.trim();
  const choices = question.other ? chosen.filter((choice) => choice !== OTHER_PREFIX) : chosen;
  const isTicked = choices.length < chosen.length;
  const counts = question.other && own !== '' && (question.kind === 'multi' || isTicked || choices.length === 0);
  const all = counts ? [...choices, `${OTHER_PREFIX}${own}`] : choices;
  return all.length === 0 ? undefined : answerFromText(question, all);
}
