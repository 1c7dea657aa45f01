import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Accepted responses. There is no foreign key to the copy of the survey: each response would lock the row of its survey, and the copy
 * is checked in the process and never deleted. Answers are json, not jsonb: they are only read as a whole, and json is cheaper to
 * store.
 */
export class Response1767225600002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table responses.response (
         tenant_id uuid not null,
         id uuid not null,
         survey_id uuid not null,
         survey_version integer not null,
         submission_id uuid not null,
         content_digest text not null,
         touchpoint_id uuid,
         channel text not null,
         language text not null,
         customer_external_id text,
         submitted_at timestamptz not null,
         created_at timestamptz not null,
         nps_scores smallint not null,
         csat_scores smallint not null,
         ces_scores smallint not null,
         scores json not null,
         answers json not null,
         attributes json not null,
         constraint response_pkey primary key (tenant_id, id),
         constraint response_submission_key unique (tenant_id, survey_id, submission_id),
         constraint response_channel_check check (channel in ('link', 'api', 'widget', 'import'))
       )`,
      `comment on column responses.response.nps_scores is
         'set of the scores given to questions of this metric: bit n stands for score n'`,
      `create index response_newest_idx on responses.response (tenant_id, created_at, id)`,
      `create index response_survey_idx on responses.response (tenant_id, survey_id, created_at, id)`,
      `create index response_customer_idx on responses.response (tenant_id, customer_external_id, created_at, id)
         where customer_external_id is not null`,
      ...tenantTable('responses.response'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table responses.response');
  }
}
