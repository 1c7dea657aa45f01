import type { PlacedWord, SearchTerm } from '../domain/search-words.js';

/**
 * Each word begins with a mark of its workspace, so that a search reads the entries of its workspace only, and PostgreSQL
 * estimates with its frequencies. Two workspaces with the same mark cost time, nothing else: the tenant is compared as well.
 */
const markOf = (tenantId: string): string => tenantId.slice(-8);

/** The words as the text of a `tsvector`; empty for none. They consist of letters and digits, so nothing needs escaping. */
export function vectorText(tenantId: string, words: readonly PlacedWord[]): string {
  const mark = markOf(tenantId);
  return words.map(({ word, place }) => `'${mark}${word}':${place}`).join(' ');
}

/** The terms as the text of a `tsquery`; empty for none. */
export function queryText(tenantId: string, terms: readonly SearchTerm[]): string {
  const mark = markOf(tenantId);
  return terms
    .map(({ words, isPrefix }) => {
      const phrase = words.map((word) => `'${mark}${word}'`).join(' <-> ');
      return `(${phrase}${isPrefix ? ':*' : ''})`;
    })
    .join(' & ');
}
