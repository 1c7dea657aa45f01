import { FORM_FIELDS } from '../form/field-names.js';

/**
 * Solves a challenge and sends the form again, on a page that asks for a proof of work. If that fails, the page says as before what
 * to do: wait, and send again. The solver needs WebCrypto, which browsers have on https only.
 */
export async function proveWork(form: HTMLFormElement, notice: HTMLElement): Promise<void> {
  const { challenges, checking } = notice.dataset;
  if (!challenges || !isSecureContext) return;
  const before = [...notice.childNodes];
  notice.textContent = checking ?? '';
  try {
    const reply = await fetch(challenges, { method: 'POST' });
    const { challenge, solver } = (await reply.json()) as { challenge: unknown; solver: string };
    const { solve } = (await import(solver)) as { solve: (challenge: unknown) => Promise<string> };
    (form.elements.namedItem(FORM_FIELDS.proof) as HTMLInputElement).value = await solve(challenge);
    form.requestSubmit();
  } catch {
    notice.replaceChildren(...before);
  }
}
