/** ISO 15924 codes of the scripts that are written from right to left. */
const RIGHT_TO_LEFT = new Set(
  'Adlm Arab Aran Armi Avst Chrs Cprt Elym Hatr Hebr Hung Khar Lydi Mand Mani Mend Merc Mero Narb Nbat Nkoo Orkh Ougr Palm Phli Phlp Phnx Prti Rohg Samr Sarb Sogd Sogo Syrc Thaa Yezi'.split(
    ' ',
  ),
);

/**
 * The direction in which a language is written: that of its script, by CLDR's likely subtags if the tag has none (`ku` is Latin,
 * `az-Arab` Arabic). A tag that is not valid is written from left to right.
 */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(localeOf(language)?.maximize().script ?? '') ? 'rtl' : 'ltr';
}

/** The locale of a tag in any case, with `-` or `_` between its parts; `undefined` if it is not valid. */
export function localeOf(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag.replaceAll('_', '-'));
  } catch {
    return undefined;
  }
}
