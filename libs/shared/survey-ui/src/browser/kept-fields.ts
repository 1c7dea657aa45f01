/** How long what is filled in comes back. */
const KEPT_MS = 24 * 60 * 60 * 1000;

interface Kept {
  readonly path: string;
  readonly at: number;
  readonly fields: readonly (readonly [string, string])[];
}

/** Fields that belong to the page as the server rendered it. */
const NOT_KEPT = new Set([
  ':screen',
  ':version',
  ':language',
  ':script',
  ':leave-empty',
  ':fill',
  ':waited',
  ':proof',
  ':gesture',
]);

/**
 * Keeps the form's fields in the state of the history entry, which reloading, going back and restoring the browser bring back,
 * and which is gone with the entry. It is neither a cookie nor storage, and not part of the address, which people share.
 */
export function keepFields(form: HTMLFormElement, path: string): void {
  const fields = [...new FormData(form)].filter(
    (field): field is [string, string] => typeof field[1] === 'string' && !NOT_KEPT.has(field[0]),
  );
  history.replaceState({ path, at: Date.now(), fields } satisfies Kept, '');
}

/** Fills in what the history entry keeps; whether it kept something. */
export function restoreFields(form: HTMLFormElement, path: string): boolean {
  const kept = history.state as Partial<Kept> | null;
  if (kept?.path !== path || kept.fields === undefined || Date.now() - (kept.at ?? 0) > KEPT_MS) return false;
  const values = new Map<string, string[]>();
  for (const [name, value] of kept.fields) values.set(name, [...(values.get(name) ?? []), value]);
  for (const control of form.elements) {
    if (control instanceof HTMLInputElement && (control.type === 'radio' || control.type === 'checkbox'))
      control.checked = values.get(control.name)?.includes(control.value) ?? false;
    else if (isText(control) && values.has(control.name) && !NOT_KEPT.has(control.name))
      control.value = values.get(control.name)!.at(-1)!;
  }
  return true;
}

function isText(control: Element): control is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
  return (
    control instanceof HTMLInputElement ||
    control instanceof HTMLTextAreaElement ||
    control instanceof HTMLSelectElement
  );
}
