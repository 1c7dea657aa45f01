/**
 * The languages of the product's interface. The survey page is translated into all of them; emails have a separate
 * list and fall back to English.
 */
export const LANGUAGES = ['en', 'fr', 'de', 'es', 'ar'] as const;

/** A language of the product's interface. */
export type Language = (typeof LANGUAGES)[number];

/** A BCP 47 tag of language, script and region in canonical case. */
export const LANGUAGE_TAG = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$/;

/** Whether it is a BCP 47 tag of language, script and region in canonical case: `fr`, `pt-BR`, `zh-Hant-TW`. */
export function isLanguageTag(text: string): boolean {
  return LANGUAGE_TAG.test(text);
}

/**
 * The offered language that best matches the wanted one: an exact match, else a shorter form of it (pt-BR → pt), else the
 * default. Ignores case; an invalid `wanted` gives the default.
 */
export function resolveLanguage(
  offered: { readonly default_language: string; readonly languages: readonly string[] },
  wanted: string | null | undefined,
): string {
  if (typeof wanted !== 'string' || wanted.length > 35) return offered.default_language;
  for (const tag of fallbackChain(wanted.toLowerCase())) {
    const found = offered.languages.find((language) => language.toLowerCase() === tag);
    if (found !== undefined) return found;
  }
  return offered.default_language;
}

/** The tag and its shorter forms: zh-Hant-TW, zh-Hant, zh. */
export function fallbackChain(tag: string): readonly string[] {
  const parts = tag.split('-');
  return parts.map((_, i) => parts.slice(0, parts.length - i).join('-'));
}
