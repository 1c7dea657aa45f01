import { canonicalLanguage, isTimeZone } from '../domain/workspace.js';
import { accountsErrors } from './accounts.errors.js';

/** Returns the name if it is a time zone. Throws `unknown-time-zone` with the pointer. */
export function checkedTimeZone(name: string, pointer: string): string {
  if (isTimeZone(name)) return name;
  const detail = `"${name}" is not a name from the IANA time zone database.`;
  throw accountsErrors.error('unknown-time-zone', detail, { errors: [{ pointer, code: 'time-zone', detail }] });
}

/** Returns the language tag in canonical form. Throws `unknown-language` with the pointer. */
export function checkedLanguage(tag: string, pointer: string): string {
  const canonical = canonicalLanguage(tag);
  if (canonical !== undefined) return canonical;
  const detail = `"${tag}" is not a BCP 47 language tag.`;
  throw accountsErrors.error('unknown-language', detail, { errors: [{ pointer, code: 'language', detail }] });
}
