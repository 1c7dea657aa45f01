import {
  answerFromText,
  checkSubmission,
  hiddenFieldFromText,
  OTHER_PREFIX,
  visibleQuestions,
  type CompiledSurvey,
  type Question,
} from '@hearback/questionnaire';

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

/** The names of the page's own fields begin with a colon, which survey keys cannot contain. */
export const PAGE_FIELDS = {
  submission: ':submission',
  version: ':version',
  language: ':language',
  /** Keys of the questions that the page showed. */
  shown: ':shown',
  /** Invisible to people; only bots fill it in. */
  honeypot: ':website',
} as const;

/** Name of the text field for the free text of a choice question. */
export function otherName(key: string): string {
  return `${key}:other`;
}

/** Reads the fields of questions and hidden fields; other fields are ignored. */
export function readFields(compiled: CompiledSurvey, fields: Fields): FilledIn {
  const hiddenFields = validHiddenFields(compiled, fields);
  const values = Object.fromEntries(
    compiled.questions
      .map(({ question }) => [question.key, readAnswer(question, fields)] as const)
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

/** Hidden fields come with the link, so people cannot correct them: invalid ones are dropped. */
function validHiddenFields(compiled: CompiledSurvey, fields: Fields): Readonly<Record<string, unknown>> {
  const values = Object.fromEntries(
    compiled.hiddenFields
      .map(({ key, field }) => [key, textField(fields, key), field] as const)
      .filter(([, text]) => text !== undefined && text !== '')
      .map(([key, text, field]) => [key, hiddenFieldFromText(field, text!)]),
  );
  const check = checkSubmission(compiled, { answers: {}, hidden_fields: values });
  const invalid = new Set(check.ok ? [] : check.errors.map((error) => error.pointer));
  return Object.fromEntries(Object.entries(values).filter(([key]) => !invalid.has(`/hidden_fields/${key}`)));
}

function readAnswer(question: Question, fields: Fields): unknown {
  const inputs = Object.hasOwn(fields, question.key) ? fields[question.key] : undefined;
  const chosen = (typeof inputs === 'string' ? [inputs] : (inputs ?? [])).filter((text) => text !== '');
  if ((question.kind === 'single' || question.kind === 'multi') && question.other) {
    const own = textField(fields, otherName(question.key))?.trim() ?? '';
    const choices = chosen.filter((choice) => choice !== OTHER_PREFIX);
    const takesOwn = own !== '' && (choices.length < chosen.length || choices.length === 0);
    const all = takesOwn ? [...choices, `${OTHER_PREFIX}${own}`] : choices;
    return all.length === 0 ? undefined : answerFromText(question, all);
  }
  return chosen.length === 0 ? undefined : answerFromText(question, chosen);
}
