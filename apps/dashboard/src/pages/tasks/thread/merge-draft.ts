/** What is typed in this browser, and the draft of the server on which it is based. */
export interface LocalDraft {
  readonly text: string;
  readonly version: number;
  /** What both had last. */
  readonly base: string;
}

/** A draft in this browser when nothing was typed. */
export const NO_DRAFT: LocalDraft = { text: '', version: 0, base: '' };

/**
 * What becomes of the draft of this browser when the server has another version: that of the server if nothing was typed here since, that of
 * this browser if the server's is empty, and otherwise a conflict, which only the writer can settle.
 */
export function mergeDraft(
  local: LocalDraft,
  saved: { readonly text: string; readonly version: number },
): LocalDraft | 'conflict' {
  const both = { version: saved.version, base: saved.text };
  if (local.text === local.base || local.text === saved.text) return { text: saved.text, ...both };
  if (saved.version === local.version || saved.text === '' || saved.text === local.base)
    return { text: local.text, ...both };
  return local.text.trim() === '' ? { text: saved.text, ...both } : 'conflict';
}
