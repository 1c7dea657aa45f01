import type { Attribute, Score } from '@hearback/questionnaire';
import type { NewResponse } from '../domain/response.js';
import { scoreSet } from '../domain/score-set.js';
import { searchWordsOf } from '../domain/search-words.js';
import { vectorText } from './search-text.js';

/** The set of scores of a metric, as a decimal integer. */
export function setOf({ scores }: { readonly scores: readonly Score[] }, metric: Score['metric']): string {
  let set = 0;
  for (const score of scores) if (score.metric === metric) set |= scoreSet(score.score);
  return String(set);
}

/** The words by which the response is found, as the text of a `tsvector`. */
export function wordsOfResponse(response: NewResponse, attributes: readonly Attribute[]): string {
  const { answers, customer, unverifiedCustomer, survey } = response;
  return vectorText(survey.tenantId, searchWordsOf({ answers, attributes, customer, unverifiedCustomer }));
}
