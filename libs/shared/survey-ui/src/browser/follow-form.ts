import { prepareSurvey } from '@hearback/questionnaire';
import { readForm } from '../form/read-form.js';
import { AnswerSaver } from './answer-saver.js';
import { formFields, showAsked, tickOther } from './form-state.js';
import { FORM_FIELDS } from '../form/field-names.js';
import { onFirstGesture } from './first-gesture.js';
import { keepFields, restoreFields } from './kept-fields.js';
import type { PageData } from './page-data.js';

/** Shows follow-up questions as soon as they are asked, keeps what is filled in, and saves each answer. */
export function followForm(form: HTMLFormElement, data: PageData): void {
  const compiled = prepareSurvey(data.survey);
  const read = () => readForm(compiled, formFields(form), data.language);
  const saver = new AnswerSaver(form, data, compiled, read);

  const show = () => showAsked(document, data.survey, read());
  // On a shared device nothing is kept of what somebody filled in.
  const isRestored = !data.isKiosk && restoreFields(form, data.path);
  show();
  if (isRestored) saver.schedule();

  if (data.needsGesture)
    onFirstGesture(() => {
      (form.elements.namedItem(FORM_FIELDS.gesture) as HTMLInputElement).value = '1';
      saver.schedule();
    });

  form.addEventListener('input', ({ target }) => {
    tickOther(target);
    show();
    if (!data.isKiosk) keepFields(form, data.path);
    saver.schedule();
  });
  form.addEventListener('submit', (event) => saver.beforeSubmit(event));
}
