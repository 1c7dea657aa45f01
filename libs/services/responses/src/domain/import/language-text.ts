import type { Survey } from '@hearback/questionnaire';
import { fold } from './folded.js';

/** Reads languages as BCP 47 tags, POSIX locales (`de_DE.UTF-8`), or the names of the survey's languages. */
export function languageReader(survey: Survey): (cell: string) => string {
  const names = new Map<string, string>();
  for (const language of survey.languages) {
    for (const locale of ['en', language]) {
      const name = new Intl.DisplayNames([locale], { type: 'language' }).of(language);
      if (name !== undefined) names.set(fold(name), language);
    }
  }
  return (cell) =>
    names.get(fold(cell)) ??
    cell
      .trim()
      .replaceAll('_', '-')
      .replace(/[.@].*$/, '');
}
