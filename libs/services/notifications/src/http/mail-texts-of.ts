import type { FieldError } from '@hearback/kernel';
import { isLanguageTag, mailTextDefect } from '@hearback/questionnaire';
import { notificationsErrors } from '../application/notifications.errors.js';

/** The texts of a mail in a request. Throws `bad-mail-texts` with a pointer to each defect. */
export function mailTextsOf(
  texts: Readonly<Record<string, unknown>>,
): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const errors: FieldError[] = [];
  const report = (path: readonly string[], defect: Omit<FieldError, 'pointer'>) =>
    errors.push({ pointer: `/texts/${path.map(escaped).join('/')}`, ...defect });
  for (const [language, own] of Object.entries(texts)) {
    if (!isLanguageTag(language))
      report([language], { code: 'invalid-language', detail: 'must be a BCP 47 tag, as de' });
    else if (typeof own !== 'object' || own === null || Array.isArray(own))
      report([language], { code: 'invalid-type', detail: 'must be an object of texts by name' });
    else
      for (const [name, text] of Object.entries(own)) {
        const defect =
          typeof text === 'string' ? mailTextDefect(name, text) : { code: 'invalid-type', detail: 'must be a string' };
        if (defect !== undefined) report([language, name], defect);
      }
  }
  if (errors.length > 0) throw notificationsErrors.error('bad-mail-texts', undefined, { errors: errors.slice(0, 100) });
  return texts as Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** A name as a part of a JSON pointer. */
function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
