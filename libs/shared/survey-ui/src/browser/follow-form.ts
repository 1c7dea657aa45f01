import { compileSurvey, scoreLevelOf } from '@hearback/questionnaire';
import { readForm, type Fields } from '../form/read-form.js';
import { keepFields, restoreFields } from './kept-fields.js';
import type { PageData } from './page-data.js';
import { AnswerSaver } from './answer-saver.js';

/** Shows follow-up questions as soon as they are asked, keeps what is filled in, and saves each answer. */
export function followForm(form: HTMLFormElement, data: PageData): void {
  const compiled = compileSurvey(data.survey);
  const read = () => readForm(compiled, fieldsOf(form), data.language);
  const saver = new AnswerSaver(form, data, compiled, read);

  const showAsked = () => {
    const { answers, visible } = read();
    const asked = new Set(visible.map(({ key }) => key));
    for (const { key } of compiled.questions) {
      const element = document.querySelector<HTMLElement>(`#q-${key}`);
      if (element !== null) element.hidden = !asked.has(key);
    }
    showTitles(scoreLevelOf(data.survey, answers) ?? '');
  };
  const isRestored = restoreFields(form, data.code);
  showAsked();
  if (isRestored) saver.schedule();

  form.addEventListener('input', (event) => {
    if (event.target instanceof HTMLInputElement) tickOther(event.target);
    showAsked();
    keepFields(form, data.code);
    saver.schedule();
  });
  form.addEventListener('submit', (event) => saver.beforeSubmit(event));
}

/** Shows of each title with words for levels of the score those that fit the score, or else the title itself. */
function showTitles(level: string): void {
  for (const title of document.querySelectorAll('[data-levels]')) {
    const words = [...title.children] as HTMLElement[];
    const fitting = words.find(({ dataset }) => dataset['level'] === level) ?? words[0];
    for (const each of words) each.hidden = each !== fitting;
  }
}

/** Typing own words chooses "other". */
function tickOther(input: HTMLInputElement): void {
  const [key, part] = input.name.split(':');
  if (part !== 'other' || input.value === '') return;
  const other = input.form?.querySelector<HTMLInputElement>(`input[name="${key}"][value="other:"]`);
  if (other) other.checked = true;
}

function fieldsOf(form: HTMLFormElement): Fields {
  const fields: Record<string, string[]> = {};
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') (fields[name] ??= []).push(value);
  return fields;
}
