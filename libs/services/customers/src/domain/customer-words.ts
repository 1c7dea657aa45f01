import { foldedText } from '@hearback/kernel';
import type { Customer } from './customer.js';

/** Characters of a word that are compared. */
const WORD_CHARACTERS = 100;

/** Beginnings of one search. */
const BEGINNINGS = 6;

/** The words by which a customer is found: those of the name, the external id and the identities; each once. */
export function wordsOfCustomer({
  name,
  externalId,
  identities,
}: Pick<Customer, 'name' | 'externalId' | 'identities'>): readonly string[] {
  const texts = [externalId, ...identities.map(({ value }) => value), ...partsOf(name ?? '')];
  return [...new Set(texts.map(comparable).filter((word) => word !== ''))];
}

/** The beginnings of words that a search names. */
export function beginningsOf(text: string): readonly string[] {
  return partsOf(text)
    .map(comparable)
    .filter((word) => word !== '')
    .slice(0, BEGINNINGS);
}

const partsOf = (text: string): readonly string[] => text.split(/[\s,;]+/u);

const comparable = (text: string): string => Array.from(foldedText(text).trim()).slice(0, WORD_CHARACTERS).join('');
