/** The kinds of surveys, in the order of the matrix. */
export const KINDS = ['order', 'relationship', 'support', 'product', 'conversation'] as const;

/** The most days that a wait may have. */
const MAX_DAYS = 730;

/** A wait as the field shows it; `once` is the word for it in the language of the page. */
export function waitText(wait: number | 'once', once: string): string {
  return wait === 'once' ? once : String(wait);
}

/** The wait that somebody typed: whole days from 0 to 730, or the word for once; undefined for anything else. */
export function waitFrom(typed: string, once: string): number | 'once' | undefined {
  const text = typed.trim();
  if (text.toLocaleLowerCase() === once.toLocaleLowerCase() || text === 'once') return 'once';
  return /^\d{1,3}$/.test(text) && Number(text) <= MAX_DAYS ? Number(text) : undefined;
}
