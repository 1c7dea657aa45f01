import { localeOf } from './direction.js';

/** The languages of what customers read: the survey's interface and the templates. */
export const CUSTOMER_LANGUAGES = ['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'tr', 'ar', 'he', 'ja'] as const;

/** A language of what customers read. */
export type CustomerLanguage = (typeof CUSTOMER_LANGUAGES)[number];

/** The languages of the pages that staff open from a mail; mails have a list of their own and fall back to English. */
export const LANGUAGES = ['en', 'fr', 'de', 'es', 'ar'] as const;

/** A language of the pages that staff open from a mail. */
export type Language = (typeof LANGUAGES)[number];

/** A BCP 47 tag of language, script and region in canonical case. */
export const LANGUAGE_TAG = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$/;

/** Whether it is a BCP 47 tag of language, script and region in canonical case: `fr`, `pt-BR`, `zh-Hant-TW`. */
export function isLanguageTag(text: string): boolean {
  return LANGUAGE_TAG.test(text);
}

/**
 * The offered language that best matches the wanted one: the same tag, else the same language, script and region by CLDR's
 * likely subtags (`zh-TW` → `zh-Hant`), else a shorter form of the same script (`pt-PT` → `pt`), else the same language and
 * script (`zh-HK` → `zh-Hant`), else a shorter form, else the default. Case and `_` for `-` make no difference; an invalid
 * `wanted` gives the default.
 */
export function resolveLanguage(
  offered: { readonly default_language: string; readonly languages: readonly string[] },
  wanted: string | null | undefined,
): string {
  if (typeof wanted !== 'string' || wanted.length > 35) return offered.default_language;
  const tag = wanted.replaceAll('_', '-');
  const offeredAs = (other: string) => offered.languages.find((each) => each.toLowerCase() === other.toLowerCase());
  const firstOffered = (tags: readonly string[]) => tags.map(offeredAs).find((each) => each !== undefined);
  const exact = offeredAs(tag);
  // Most submissions name a language of the survey; the rest is slower.
  if (exact !== undefined) return exact;
  const locale = localeOf(tag);
  const shorter = fallbackChain(locale?.baseName ?? tag);
  if (locale === undefined) return firstOffered(shorter) ?? offered.default_language;
  const full = locale.maximize();
  const sameScript = offered.languages
    .map((each) => ({ tag: each, full: localeOf(each)?.maximize() }))
    .filter((each) => each.full?.language === full.language && each.full.script === full.script);
  return (
    offeredAs(locale.baseName) ??
    sameScript.find((each) => each.full?.region === full.region)?.tag ??
    shorter
      .map((short) => sameScript.find((each) => each.tag.toLowerCase() === short.toLowerCase())?.tag)
      .find(Boolean) ??
    sameScript[0]?.tag ??
    firstOffered(shorter) ??
    offered.default_language
  );
}

/** The tag and its shorter forms: zh-Hant-TW, zh-Hant, zh. */
export function fallbackChain(tag: string): readonly string[] {
  const parts = tag.split('-');
  return parts.map((_, i) => parts.slice(0, parts.length - i).join('-'));
}
