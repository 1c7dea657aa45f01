import { canonicalLanguage } from '../domain/workspace.js';
import { accountsErrors } from './accounts.errors.js';

/** Returns the language tag in canonical form. Throws `unknown-language` with the pointer. */
export function checkedLanguage(tag: string, pointer: string): string {
  const canonical = canonicalLanguage(tag);
  if (canonical !== undefined) return canonical;
  const detail = `"${tag}" is not a BCP 47 language tag.`;
  throw accountsErrors.error('unknown-language', detail, { errors: [{ pointer, code: 'language', detail }] });
}
