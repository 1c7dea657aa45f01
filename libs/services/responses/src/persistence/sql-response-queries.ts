import { TenantDatabase, keyset } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { pageOf, type Page, type PageRequest } from '@hearback/kernel';
import { ResponseQueries, type ResponseFilter, type StoredResponse } from '../application/response-queries.js';
import type { Actor } from '../domain/actor.js';
import type { Exclusion } from '../domain/exclusion.js';
import { scoresBetween } from '../domain/score-set.js';
import type { Channel } from '@hearback/questionnaire';

interface ResponseRow {
  readonly id: string;
  readonly survey_id: string;
  readonly survey_version: number;
  readonly submission_id: string;
  readonly touchpoint_id: string | null;
  readonly channel: Channel;
  readonly language: string;
  readonly customer_external_id: string | null;
  readonly unverified_customer_external_id: string | null;
  readonly submitted_at: Date;
  readonly created_at: Date;
  readonly completed: boolean;
  readonly revised_at: Date | null;
  readonly is_test: boolean;
  readonly logged_by: Actor | null;
  readonly scores: StoredResponse['scores'];
  readonly answers: StoredResponse['answers'];
  readonly attributes: StoredResponse['attributes'];
  readonly exclusion: ExclusionJson | null;
}

interface ExclusionJson {
  readonly reason: string;
  readonly kind: Actor['kind'];
  readonly id: string;
  readonly at: string;
}

const EXCLUSION = `from responses.response_exclusion e
  where e.tenant_id = response.tenant_id and e.response_id = response.id and e.reason is not null`;

const SELECT = `select id, survey_id, survey_version, submission_id, touchpoint_id, channel, language,
  customer_external_id, unverified_customer_external_id, submitted_at, created_at, completed, revised_at, is_test, logged_by, scores, answers, attributes,
  (select json_build_object('reason', e.reason, 'kind', e.actor_kind, 'id', e.actor_id, 'at', e.changed_at) ${EXCLUSION}) as exclusion
  from responses.response`;

/** `ResponseQueries` in SQL. */
@Injectable()
export class SqlResponseQueries extends ResponseQueries {
  constructor(private readonly database: TenantDatabase) {
    super();
  }

  override async find(tenantId: string, id: string): Promise<StoredResponse | undefined> {
    const rows = await this.database.withTenant(tenantId, (tx) =>
      tx.query<ResponseRow>(`${SELECT} where tenant_id = $1 and id = $2`, [tenantId, id]),
    );
    return rows[0] && fromRow(rows[0]);
  }

  override async list(tenantId: string, filter: ResponseFilter, page: PageRequest): Promise<Page<StoredResponse>> {
    const parameters: unknown[] = [];
    const value = (parameter: unknown) => `$${parameters.push(parameter)}`;
    const conditions = [`tenant_id = ${value(tenantId)}`, ...conditionsOf(filter, value)];
    const keys = keyset(page, ['created_at', 'id'], parameters);
    const rows = await this.database.withTenant(tenantId, (tx) =>
      tx.query<ResponseRow>(
        `${SELECT} where ${[...conditions, keys.condition].join(' and ')} ${keys.orderAndLimit}`,
        parameters,
      ),
    );
    return pageOf(rows.map(fromRow), page.limit);
  }
}

/** Column names come only from this table; values are always parameters. */
const CONDITIONS: readonly (readonly [Exclude<keyof ResponseFilter, 'score' | 'excluded' | 'isTest'>, string])[] = [
  ['surveyId', 'survey_id ='],
  ['touchpointId', 'touchpoint_id ='],
  ['channel', 'channel ='],
  ['language', 'language ='],
  ['customer', 'customer_external_id ='],
  ['submittedFrom', 'submitted_at >='],
  ['submittedBefore', 'submitted_at <'],
  ['createdFrom', 'created_at >='],
  ['createdBefore', 'created_at <'],
];

function conditionsOf(filter: ResponseFilter, value: (parameter: unknown) => string): readonly string[] {
  const plain: string[] = CONDITIONS.filter(([name]) => filter[name] !== undefined).map(
    ([name, comparison]) => `${comparison} ${value(filter[name])}`,
  );
  plain.push(filter.isTest === true ? 'is_test' : 'not is_test');
  if (filter.excluded !== undefined) plain.push(`${filter.excluded ? '' : 'not '}exists (select 1 ${EXCLUSION})`);
  if (filter.score === undefined) return plain;
  const { metric, lowest, highest } = filter.score;
  return [...plain, `${metric}_scores & ${value(scoresBetween(lowest, highest))}::smallint <> 0`];
}

function fromRow(row: ResponseRow): StoredResponse {
  return {
    id: row.id,
    surveyId: row.survey_id,
    surveyVersion: row.survey_version,
    submissionId: row.submission_id,
    touchpointId: row.touchpoint_id,
    channel: row.channel,
    language: row.language,
    customer: row.customer_external_id,
    unverifiedCustomer: row.unverified_customer_external_id,
    submittedAt: row.submitted_at,
    createdAt: row.created_at,
    completed: row.completed,
    revisedAt: row.revised_at,
    isTest: row.is_test,
    loggedBy: row.logged_by,
    scores: row.scores,
    answers: row.answers,
    attributes: row.attributes,
    exclusion: row.exclusion && toExclusion(row.exclusion),
  };
}

function toExclusion({ reason, kind, id, at }: ExclusionJson): Exclusion {
  return { reason, by: { kind, id }, at: new Date(at) };
}
