import {
  answerFromText,
  checkSubmission,
  hiddenFieldFromText,
  OTHER_PREFIX,
  visibleQuestions,
  type CompiledSurvey,
  type Question,
} from '@hearback/questionnaire';

/** Fields of a form or of a query: a text, or a list where a name comes several times. */
export type Fields = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What somebody has filled in so far. */
export interface FilledIn {
  /** Values by question key; what cannot be a value is kept as it is, so that it is shown again. */
  readonly answers: Readonly<Record<string, unknown>>;
  readonly hiddenFields: Readonly<Record<string, unknown>>;
  /** The questions to show, in order. */
  readonly visible: readonly Question[];
}

/** Names of the page's own fields begin with a colon, which no key of a survey has. */
export const OWN = {
  submission: ':submission',
  version: ':version',
  language: ':language',
  /** Keys of the questions that the page showed. */
  shown: ':shown',
  /** Nobody sees it; who fills it in is no person. */
  trap: ':website',
} as const;

/** Name of the text field for own words of a choice question. */
export function otherName(key: string): string {
  return `${key}:other`;
}

/** Reads what a form or a query says of the survey's questions and hidden fields; all else is left alone. */
export function readFields(compiled: CompiledSurvey, fields: Fields): FilledIn {
  const hiddenFields = usableHiddenFields(compiled, fields);
  const said = Object.fromEntries(
    compiled.questions
      .map(({ question }) => [question.key, readAnswer(question, fields)] as const)
      .filter(([, value]) => value !== undefined),
  );
  const visible = visibleQuestions(compiled, { answers: said, hidden_fields: hiddenFields });
  const answers = Object.fromEntries(
    visible.filter(({ key }) => Object.hasOwn(said, key)).map(({ key }) => [key, said[key]]),
  );
  return { answers, hiddenFields, visible };
}

/** The one text of a field; the last where it comes several times. */
export function textField(fields: Fields, name: string): string | undefined {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return typeof value === 'string' || value === undefined ? value : value.at(-1);
}

/** Hidden fields come with the link: the person cannot correct them, so what is unusable is dropped. */
function usableHiddenFields(compiled: CompiledSurvey, fields: Fields): Readonly<Record<string, unknown>> {
  const said = Object.fromEntries(
    compiled.hiddenFields
      .map(({ key, field }) => [key, textField(fields, key), field] as const)
      .filter(([, text]) => text !== undefined && text !== '')
      .map(([key, text, field]) => [key, hiddenFieldFromText(field, text!)]),
  );
  const check = checkSubmission(compiled, { answers: {}, hidden_fields: said });
  const unusable = new Set(check.ok ? [] : check.errors.map((error) => error.pointer));
  return Object.fromEntries(Object.entries(said).filter(([key]) => !unusable.has(`/hidden_fields/${key}`)));
}

function readAnswer(question: Question, fields: Fields): unknown {
  const words = Object.hasOwn(fields, question.key) ? fields[question.key] : undefined;
  const chosen = (typeof words === 'string' ? [words] : (words ?? [])).filter((text) => text !== '');
  if ((question.kind === 'single' || question.kind === 'multi') && question.other) {
    const own = textField(fields, otherName(question.key))?.trim() ?? '';
    const choices = chosen.filter((choice) => choice !== OTHER_PREFIX);
    const takesOwn = own !== '' && (choices.length < chosen.length || choices.length === 0);
    const all = takesOwn ? [...choices, `${OTHER_PREFIX}${own}`] : choices;
    return all.length === 0 ? undefined : answerFromText(question, all);
  }
  return chosen.length === 0 ? undefined : answerFromText(question, chosen);
}
