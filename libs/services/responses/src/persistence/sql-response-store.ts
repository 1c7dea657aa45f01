import { Lines, type BatchTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import {
  ResponseStore,
  type CustomerProfile,
  type FrozenResponse,
  type StoredSubmission,
  type SubmissionKey,
} from '../application/response-store.js';
import { levelOfResponse } from '../domain/response-level.js';
import { submittedAtOf, type NewResponse } from '../domain/response.js';
import { SEGMENTS_OF_CUSTOMER } from './sql-segment-copies.js';
import { setOf, wordsOfResponse } from './computed-columns.js';

/** The columns of an insert, with the conversion of a value to a line of text and its SQL type. */
const COLUMNS: readonly (readonly [name: string, type: string, lineOf: (row: FrozenResponse, at: string) => string])[] =
  [
    ['tenant_id', 'uuid', ({ response }) => response.survey.tenantId],
    ['id', 'uuid', ({ response }) => response.id],
    ['survey_id', 'uuid', ({ response }) => response.survey.surveyId],
    ['survey_version', 'integer', ({ response }) => String(response.survey.version)],
    ['submission_id', 'uuid', ({ response }) => response.submissionId],
    ['content_digest', 'text', ({ response }) => response.contentDigest],
    ['touchpoint_id', 'uuid', ({ response }) => response.survey.touchpointId ?? ''],
    ['channel', 'text', ({ response }) => response.channel],
    ['language', 'text', ({ response }) => response.language],
    [
      'customer_external_id',
      'json',
      ({ response: { customer } }) => (customer === undefined ? '' : JSON.stringify(customer)),
    ],
    [
      'unverified_customer_external_id',
      'json',
      ({ response: { unverifiedCustomer } }) =>
        unverifiedCustomer === undefined ? '' : JSON.stringify(unverifiedCustomer),
    ],
    ['submitted_at', 'timestamptz', ({ response }, at) => submittedAtOf(response, at)],
    ['created_at', 'timestamptz', (_row, at) => at],
    ['nps_scores', 'smallint', ({ response }) => setOf(response, 'nps')],
    ['csat_scores', 'smallint', ({ response }) => setOf(response, 'csat')],
    ['ces_scores', 'smallint', ({ response }) => setOf(response, 'ces')],
    ['import_id', 'uuid', ({ response }) => response.importId ?? ''],
    ['invitation_id', 'uuid', ({ response }) => response.invitationId ?? ''],
    ['segments', 'uuid[]', ({ segments }) => `{${segments.join()}}`],
    ['completed', 'boolean', ({ response }) => String(response.completed)],
    ['is_test', 'boolean', ({ response }) => String(response.isTest)],
    ['logged_by', 'json', ({ response: { loggedBy } }) => (loggedBy === undefined ? '' : JSON.stringify(loggedBy))],
    ['level', 'text', ({ response }) => levelOfResponse(response) ?? ''],
    ['words', 'tsvector', (row) => wordsOfResponse(row.response, row.attributes)],
    ['scores', 'json', ({ response }) => listOf(response.scores)],
    ['answers', 'json', ({ response }) => listOf(response.answers)],
    ['attributes', 'json', ({ attributes }) => listOf(attributes)],
  ];

const NAMES = COLUMNS.map(([name]) => name).join(', ');

/**
 * One parameter per column. No value contains a line feed: texts of customers are sent as JSON, where it is escaped. An empty line
 * is null.
 */
const INSERT_NEW = `insert into responses.response (${NAMES})
  select ${NAMES.replaceAll(/\b\w*customer_external_id/g, `$& #>> '{}'`)} from (
    select ${COLUMNS.map(([name, type], index) => `unnest(string_to_array($${index + 1}, E'\\n', ''))::${type} as ${name}`).join(', ')}
  ) r`;
const INSERT = `${INSERT_NEW} on conflict do nothing returning id`;

/** `ResponseStore` with statements over whole batches. */
@Injectable()
export class SqlResponseStore extends ResponseStore {
  override async profiles(
    tx: BatchTx,
    responses: readonly NewResponse[],
  ): Promise<readonly (CustomerProfile | undefined)[]> {
    const rows = await tx.query<CustomerProfile & { position: number }>(
      `select r.position, c.attributes, ${SEGMENTS_OF_CUSTOMER} as segments
       from json_to_recordset($1::json) as r(position integer, tenant_id uuid, external_id text)
       join responses.customer_copy c on c.tenant_id = r.tenant_id
         and c.external_id = responses.kept_customer(r.tenant_id, r.external_id)`,
      [
        JSON.stringify(
          responses.map((response, position) => ({
            position,
            tenant_id: response.survey.tenantId,
            external_id: response.customer,
          })),
        ),
      ],
    );
    const profiles: (CustomerProfile | undefined)[] = responses.map(() => undefined);
    for (const row of rows) profiles[row.position] = row;
    return profiles;
  }

  override async insert(
    tx: BatchTx,
    responses: readonly FrozenResponse[],
    acceptedAt: Date,
  ): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ id: string }>(INSERT, linesOf(responses, acceptedAt));
    return new Set(rows.map((row) => row.id));
  }

  override async insertNew(tx: BatchTx, responses: readonly FrozenResponse[], acceptedAt: Date): Promise<void> {
    await tx.query(INSERT_NEW, linesOf(responses, acceptedAt));
  }

  override async find(tx: BatchTx, keys: readonly SubmissionKey[]): Promise<readonly (StoredSubmission | undefined)[]> {
    // The survey is compared here, because naming it would let PostgreSQL read all of its responses per submission; see migration 0031.
    const rows = await tx.query<{
      position: number;
      id: string;
      survey_id: string;
      content_digest: string;
      survey_version: number;
      created_at: Date;
    }>(
      `select k.position, r.id, r.survey_id, r.content_digest, r.survey_version, r.created_at
       from json_to_recordset($1::json) as k(position integer, "tenantId" uuid, "submissionId" uuid)
       join responses.response r on r.tenant_id = k."tenantId" and r.submission_id = k."submissionId"`,
      [JSON.stringify(keys.map(({ tenantId, submissionId }, position) => ({ position, tenantId, submissionId })))],
    );
    const found: (StoredSubmission | undefined)[] = keys.map(() => undefined);
    for (const row of rows) {
      if (row.survey_id !== keys[row.position]!.surveyId) continue;
      found[row.position] = {
        id: row.id,
        contentDigest: row.content_digest,
        surveyVersion: row.survey_version,
        createdAt: row.created_at,
      };
    }
    return found;
  }

  override async existing(
    tx: BatchTx,
    tenantId: string,
    surveyId: string,
    ids: readonly string[],
  ): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ id: string; survey_id: string }>(
      `select r.id, r.survey_id from unnest($2::uuid[]) as named(id)
       join responses.response r on r.tenant_id = $1 and r.id = named.id`,
      [tenantId, ids],
    );
    return new Set(rows.filter((row) => row.survey_id === surveyId).map(({ id }) => id));
  }
}

function linesOf(responses: readonly FrozenResponse[], acceptedAt: Date): readonly Lines[] {
  const at = acceptedAt.toISOString();
  return COLUMNS.map(([_name, _type, lineOf]) => new Lines(responses.map((row) => lineOf(row, at))));
}

function listOf(list: readonly unknown[]): string {
  return list.length === 0 ? '[]' : JSON.stringify(list);
}
