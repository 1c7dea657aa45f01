import { OTHER_PREFIX, scaleOf, textOf, type Question, type Survey } from '@hearback/questionnaire';
import { markup, type Html } from './markup.js';
import { otherName } from './survey-form.js';
import { pageTextHtml } from './survey-page-texts.js';

/** The data from which the fields of a question are rendered. */
export interface QuestionView {
  readonly survey: Survey;
  readonly question: Question;
  readonly language: string;
  readonly value: unknown;
  /** The error message that respondents see for the value. */
  readonly error: Html | undefined;
}

/** Id of the first control of a question, the target of links to the question. */
export function firstControl(key: string): string {
  return `q-${key}-0`;
}

/** A question with its fields: native controls without preselection. */
export function questionFields(view: QuestionView): Html {
  const { question } = view;
  switch (question.kind) {
    case 'nps':
    case 'csat':
    case 'ces':
    case 'stars':
      return group(view, scaleFields(view));
    case 'single':
      return group(view, choiceFields(view, 'radio', question.choices, question.other));
    case 'multi':
      return group(view, choiceFields(view, 'checkbox', question.choices, question.other));
    case 'consent':
      return group(view, consentFields(view));
    case 'text':
      return labelled(view, textInput(view, question.multiline));
    case 'number':
      return labelled(view, lineInput(view, 'text', 'decimal'));
    case 'date':
      return labelled(view, lineInput(view, 'date'));
  }
}

function text(view: QuestionView, name: string): string | undefined {
  return textOf(view.survey, view.language, `questions.${view.question.key}.${name}`);
}

function title(view: QuestionView): Html {
  const statement = view.question.kind === 'ces' ? text(view, 'statement') : undefined;
  const note = pageTextHtml(view.language, view.question.required ? 'required' : 'optional');
  return markup`${text(view, 'title')}${statement && markup` <span>“${statement}”</span>`} <span class="note">${note}</span>`;
}

/** Help and error, which the controls reference as their description. */
function remarks(view: QuestionView): Html {
  const { key } = view.question;
  const help = text(view, 'help');
  return markup`${help && markup`<p class="help" id="q-${key}-help">${help}</p>`}${
    view.error && markup`<p class="error" id="q-${key}-error">${view.error}</p>`
  }`;
}

function description(view: QuestionView): Html {
  const { key } = view.question;
  const ids = [text(view, 'help') && `q-${key}-help`, view.error && `q-${key}-error`].filter(Boolean).join(' ');
  return markup`${ids !== '' && markup` aria-describedby="${ids}"`}${view.error && markup` aria-invalid="true"`}`;
}

function group(view: QuestionView, fields: Html): Html {
  return markup`<fieldset id="q-${view.question.key}" class="${view.error ? 'wrong' : ''}"${description(view)}>
<legend>${title(view)}</legend>
${remarks(view)}${fields}
</fieldset>
`;
}

function labelled(view: QuestionView, field: Html): Html {
  return markup`<div class="field${view.error ? ' wrong' : ''}" id="q-${view.question.key}">
<label for="${firstControl(view.question.key)}">${title(view)}</label>
${remarks(view)}${field}
</div>
`;
}

function scaleFields(view: QuestionView): Html {
  const { min, max } = scaleOf(view.question)!;
  const points = Array.from({ length: max - min + 1 }, (_, index) => min + index);
  const worded = points.some((point) => text(view, `points.${point}`) !== undefined);
  const low = text(view, 'low');
  const high = text(view, 'high');
  return markup`<div class="points${worded ? ' worded' : ''}">${points.map((point, index) =>
    choice(view, 'radio', index, String(point), pointLabel(view, point), view.value === point),
  )}</div>${(low ?? high) !== undefined && markup`<p class="ends"><span>${low}</span><span>${high}</span></p>`}`;
}

function pointLabel(view: QuestionView, point: number): Html {
  const words = text(view, `points.${point}`);
  return words === undefined ? markup`${point}` : markup`${point} – ${words}`;
}

function choiceFields(
  view: QuestionView,
  type: 'radio' | 'checkbox',
  choices: readonly { readonly key: string }[],
  other: boolean,
): Html {
  const chosen: readonly unknown[] = Array.isArray(view.value) ? view.value : [view.value];
  const own = chosen.find((value) => typeof value === 'string' && value.startsWith(OTHER_PREFIX));
  const label = text(view, 'choices.other');
  return markup`<div class="choices">${choices.map(({ key }, index) =>
    choice(view, type, index, key, markup`${text(view, `choices.${key}`)}`, chosen.includes(key)),
  )}${
    other &&
    markup`${choice(
      view,
      type,
      choices.length,
      OTHER_PREFIX,
      label === undefined ? pageTextHtml(view.language, 'other') : markup`${label}`,
      own !== undefined,
    )}<input type="text" name="${otherName(view.question.key)}" value="${
      typeof own === 'string' ? own.slice(OTHER_PREFIX.length) : ''
    }" aria-label="${label ?? 'other'}" maxlength="10000">`
  }</div>`;
}

function consentFields(view: QuestionView): Html {
  return markup`<div class="choices">${choice(view, 'radio', 0, 'true', pageTextHtml(view.language, 'yes'), view.value === true)}${choice(view, 'radio', 1, 'false', pageTextHtml(view.language, 'no'), view.value === false)}</div>`;
}

function choice(
  view: QuestionView,
  type: 'radio' | 'checkbox',
  index: number,
  value: string,
  label: Html,
  checked: boolean,
): Html {
  const { key } = view.question;
  return markup`<label class="choice"><input type="${type}" id="q-${key}-${index}" name="${key}" value="${value}"${
    checked && markup` checked`
  }><span>${label}</span></label>`;
}

function textInput(view: QuestionView, multiline: boolean): Html {
  if (!multiline) return lineInput(view, 'text');
  const { key } = view.question;
  return markup`<textarea id="${firstControl(key)}" name="${key}" rows="5"${placeholder(view)}${description(view)}>
${words(view.value)}</textarea>`;
}

function lineInput(view: QuestionView, type: 'text' | 'date', mode?: string): Html {
  const { key } = view.question;
  return markup`<input type="${type}" id="${firstControl(key)}" name="${key}" value="${words(view.value)}"${
    mode !== undefined && markup` inputmode="${mode}"`
  }${placeholder(view)}${description(view)}>`;
}

function placeholder(view: QuestionView): Html {
  const words = text(view, 'placeholder');
  return markup`${words !== undefined && markup` placeholder="${words}"`}`;
}

function words(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
