import { textOf, type Survey } from '@hearback/questionnaire';
import type { Finding } from './finding.js';

const NAMED = 5;

/** Finds languages in which texts fall back to the default language. */
export function checkTranslations(survey: Survey): Finding[] {
  const ids = Object.keys(survey.texts[survey.default_language] ?? {});
  // Without the default language's own texts, a text exists only where it is translated.
  const translated = { ...survey, texts: { ...survey.texts, [survey.default_language]: {} } };
  return survey.languages
    .filter((language) => language !== survey.default_language)
    .flatMap((language) => {
      const missing = ids.filter((id) => textOf(translated, language, id) === undefined);
      if (missing.length === 0) return [];
      const named = missing.slice(0, NAMED).join(', ') + (missing.length > NAMED ? ' …' : '');
      return [
        {
          code: 'missing-translation',
          severity: 'warning',
          pointer: `/texts/${language}`,
          language,
          detail: `${missing.length} of ${ids.length} texts are shown in ${survey.default_language}: translate ${named}`,
        },
      ];
    });
}
