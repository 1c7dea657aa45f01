import { fold } from './folded.js';

/** Reads languages as BCP 47 tags, POSIX locales (`de_DE.UTF-8`), or the names of these languages in English and in themselves. */
export function languageReader(languages: readonly string[]): (cell: string) => string {
  const names = new Map<string, string>();
  for (const language of languages) {
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
