import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Responses that their senders can still change, with every revision, and what a revision changes in a stored response. An open
 * response stays when its time is over: its submission id stays in use. Revisions are never changed; they are deleted only when
 * the customer withdraws the response.
 */
export class OpenResponse1767225600030 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table responses.open_response (
         tenant_id uuid not null,
         survey_id uuid not null,
         submission_id uuid not null,
         response_id uuid not null,
         survey_version integer not null,
         edit_key_hash text not null,
         answers json not null,
         hidden_fields json not null,
         language text,
         customer_external_id text,
         unverified_customer_external_id text,
         channel text not null,
         revision integer not null,
         begun_at timestamptz not null,
         changed_at timestamptz not null,
         completed_at timestamptz,
         stored_at timestamptz,
         withdrawn_at timestamptz,
         constraint open_response_pkey primary key (tenant_id, survey_id, submission_id),
         constraint open_response_response_key unique (tenant_id, response_id)
       )`,
      ...personal(
        'open_response',
        'answers',
        'hidden_fields',
        'customer_external_id',
        'unverified_customer_external_id',
      ),
      ...tenantTable('responses.open_response'),
      `create table responses.response_revision (
         tenant_id uuid not null,
         response_id uuid not null,
         revision integer not null,
         answers json not null,
         hidden_fields json not null,
         language text,
         completed boolean not null,
         saved_at timestamptz not null,
         constraint response_revision_pkey primary key (tenant_id, response_id, revision)
       )`,
      ...personal('response_revision', 'answers', 'hidden_fields'),
      ...tenantTable('responses.response_revision', {
        grants: { request: ['select'], batch: ['select', 'insert', 'delete'] },
      }),
      `alter table responses.response
         add column completed boolean not null default true,
         add column revision integer,
         add column revised_at timestamptz`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'alter table responses.response drop column completed, drop column revision, drop column revised_at',
      'drop table responses.response_revision',
      'drop table responses.open_response',
    );
  }
}

/** Marks columns that can name or quote a person. */
function personal(table: string, ...columns: readonly string[]): string[] {
  return columns.map((column) => `comment on column responses.${table}.${column} is 'personal'`);
}
