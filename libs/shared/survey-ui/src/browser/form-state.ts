import { scoreLevelOf, type Survey } from '@hearback/questionnaire';
import type { Fields, FilledIn } from '../form/read-form.js';

/** The fields of a form as it is filled in. */
export function formFields(form: HTMLFormElement): Fields {
  const fields: Record<string, string[]> = {};
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') (fields[name] ??= []).push(value);
  return fields;
}

/** Shows the questions that are asked, and hides the others. */
export function showAsked(root: ParentNode, survey: Survey, { answers, visible }: FilledIn): void {
  const asked = new Set(visible.map(({ key }) => key));
  for (const { key } of survey.questions) {
    const element = root.querySelector<HTMLElement>(`#q-${key}`);
    if (element !== null) element.hidden = !asked.has(key);
  }
  showTitles(root, scoreLevelOf(survey, answers) ?? '');
}

/** Shows of each title with words for levels of the score those that fit the score, or else the title itself. */
function showTitles(root: ParentNode, level: string): void {
  for (const title of root.querySelectorAll('[data-levels]')) {
    const words = [...title.children] as HTMLElement[];
    const fitting = words.find(({ dataset }) => dataset['level'] === level) ?? words[0];
    for (const each of words) each.hidden = each !== fitting;
  }
}

/** Typing free text chooses "other". */
export function tickOther(target: EventTarget | null): void {
  if (!(target instanceof HTMLInputElement)) return;
  const [key, part] = target.name.split(':');
  if (part !== 'other' || target.value === '') return;
  const other = target.form?.querySelector<HTMLInputElement>(`input[name="${key}"][value="other:"]`);
  if (other) other.checked = true;
}
