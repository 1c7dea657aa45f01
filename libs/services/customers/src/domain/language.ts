/** The canonical form of a BCP 47 tag (`pt-br` → `pt-BR`), or undefined if the string is not one. */
export function canonicalLanguage(tag: string): string | undefined {
  if (tag.length > 35) return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}
