import { FORM_FIELDS } from '../form/field-names.js';

/**
 * Offers to change the answer on the thank-you page. What that needs comes in the fragment of its address, which browsers send to
 * nobody, and moves to the state of the history entry, so that people who share the address do not share it.
 */
export function offerChange(form: HTMLFormElement): void {
  const [submission, editKey] = location.hash.slice(1).split('.');
  if (submission && editKey) history.replaceState({ submission, editKey }, '', location.pathname + location.search);
  const state = history.state as { readonly submission?: string; readonly editKey?: string } | null;
  if (!state?.submission || !state.editKey) return;
  field(form, FORM_FIELDS.submission).value = state.submission;
  field(form, FORM_FIELDS.editKey).value = state.editKey;
  form.hidden = false;
}

function field(form: HTMLFormElement, name: string): HTMLInputElement {
  return form.elements.namedItem(name) as HTMLInputElement;
}
