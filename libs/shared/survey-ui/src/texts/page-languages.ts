import { CUSTOMER_LANGUAGES } from '@hearback/questionnaire';
import { acceptedLanguages } from './accepted-languages.js';

/** How many languages a page offers. */
const OFFERED = 3;

/**
 * The languages in which a page can be shown, the best one first: the wanted ones in their order, then those of the visitor's browser,
 * then English. `known`: the languages that the page has texts in.
 */
export function pageLanguages(
  wanted: readonly (string | null | undefined)[],
  acceptLanguage: string | undefined,
  known: readonly string[] = CUSTOMER_LANGUAGES,
): readonly [string, ...string[]] {
  const tags = [...wanted, ...acceptedLanguages(acceptLanguage), 'en'];
  const found = tags.flatMap((tag) => {
    const primary = tag?.split('-')[0]?.toLowerCase();
    return known.filter((each) => each === primary);
  });
  const [first = 'en', ...others] = new Set(found);
  return [first, ...others.slice(0, OFFERED - 1)];
}
