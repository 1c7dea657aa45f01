import type { TenantTx } from '@hearback/database';
import type { ResponseFilter } from '../application/response-queries.js';
import { scoresBetween } from '../domain/score-set.js';
import { searchTermsOf } from '../domain/search-words.js';
import { foldedTagName } from '../domain/tag.js';
import { queryText } from './search-text.js';

/** Matches that are looked up one by one; a search with more is compared with the responses in their order instead. */
const RARE = 2_000;

/** A condition and the parameters it refers to. */
export interface Where {
  readonly condition: string;
  readonly parameters: unknown[];
}

/** What a search found: the ids of all its responses if they are few, otherwise the query to compare each response with. */
export type Searched =
  { readonly kind: 'ids'; readonly ids: readonly string[] } | { readonly kind: 'query'; readonly query: string };

/** The statement's part that reads why a response does not count. */
export const exclusionOf = (response: string): string => `from responses.response_exclusion e
  where e.tenant_id = ${response}.tenant_id and e.response_id = ${response}.id and e.reason is not null`;

/** Searches for a text; undefined if there is none to search for. A text without letters or digits finds nothing. */
export async function searched(tx: TenantTx, text: string | undefined): Promise<Searched | undefined> {
  if (text === undefined) return undefined;
  const query = queryText(tx.tenantId, searchTermsOf(text));
  if (query === '') return { kind: 'ids', ids: [] };
  const rows = await tx.query<{ id: string }>('select id from responses.responses_with($1::tsquery, $2) as id', [
    query,
    RARE + 1,
  ]);
  return rows.length > RARE ? { kind: 'query', query } : { kind: 'ids', ids: rows.map(({ id }) => id) };
}

/** Column names come only from this table; values are always parameters. */
const COMPARISONS = {
  surveyId: 'survey_id =',
  touchpointId: 'touchpoint_id =',
  channel: 'channel =',
  language: 'language =',
  level: 'level =',
  submittedFrom: 'submitted_at >=',
  submittedBefore: 'submitted_at <',
  createdFrom: 'created_at >=',
  createdBefore: 'created_at <',
} as const satisfies Partial<Record<keyof ResponseFilter, string>>;

/** The condition of a filter on `responses.response`. */
export function whereOf(tenantId: string, filter: ResponseFilter, found: Searched | undefined): Where {
  const parameters: unknown[] = [];
  const value = (parameter: unknown) => `$${parameters.push(parameter)}`;
  const conditions = [`tenant_id = ${value(tenantId)}`, filter.isTest === true ? 'is_test' : 'not is_test'];
  for (const [name, comparison] of Object.entries(COMPARISONS)) {
    const wanted = filter[name as keyof typeof COMPARISONS];
    if (wanted !== undefined) conditions.push(`${comparison} ${value(wanted)}`);
  }
  if (filter.customer !== undefined)
    conditions.push(`customer_external_id = any (responses.same_customer($1, ${value(filter.customer)}))`);
  if (filter.score !== undefined) {
    const { metric, lowest, highest } = filter.score;
    conditions.push(`${metric}_scores & ${value(scoresBetween(lowest, highest))}::smallint <> 0`);
  }
  if (filter.segmentId !== undefined) conditions.push(`segments @> array[${value(filter.segmentId)}::uuid]`);
  if (filter.excluded !== undefined) {
    conditions.push(`${filter.excluded ? '' : 'not '}exists (select 1 ${exclusionOf('response')})`);
  }
  if (filter.tag !== undefined) {
    conditions.push(`id in (select x.response_id from responses.response_tag x
      join responses.tag t on t.tenant_id = x.tenant_id and t.id = x.tag_id
      where x.tenant_id = $1 and t.folded_name = ${value(foldedTagName(filter.tag))})`);
  }
  if (filter.sentiment !== undefined) {
    conditions.push(`id in (select u.response_id from responses.response_understanding u
      where u.tenant_id = $1 and u.sentiment = ${value(filter.sentiment)})`);
  }
  if (filter.topicId !== undefined) {
    conditions.push(`id in (select x.response_id from responses.response_topic x
      where x.tenant_id = $1 and x.topic_id = ${value(filter.topicId)})`);
  }
  if (found?.kind === 'ids') conditions.push(`id = any (${value(found.ids)}::uuid[])`);
  if (found?.kind === 'query') conditions.push(`words @@ ${value(found.query)}::tsquery`);
  return { condition: conditions.join(' and '), parameters };
}
