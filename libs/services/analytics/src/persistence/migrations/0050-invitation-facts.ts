import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What other services told about invitations. Of two times of a fact the earlier one holds, of two evidences the one with the higher
 * revision, of two claims the earlier one, so a row may begin with any of its facts.
 */
export class InvitationFacts1764100000050 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table analytics.invitation_fact (
         tenant_id uuid not null,
         invitation_id uuid not null,
         plan_id uuid,
         survey_id uuid,
         customer_id uuid,
         channel text,
         segments uuid[],
         claimed_at timestamptz,
         asked_at timestamptz,
         sent_at timestamptz,
         bounced_at timestamptz,
         opened_at timestamptz,
         started_at timestamptz,
         answered_at timestamptz,
         completed_at timestamptz,
         withdrawn_at timestamptz,
         refused_at timestamptz,
         expired_at timestamptz,
         suppressed_at timestamptz,
         suppressed_for text,
         response_id uuid,
         evidence text,
         evidence_revision integer not null default 0,
         constraint invitation_fact_pkey primary key (tenant_id, invitation_id)
       )`,
      `create index invitation_fact_asked_idx on analytics.invitation_fact (tenant_id, asked_at) where asked_at is not null`,
      `create index invitation_fact_suppressed_idx on analytics.invitation_fact (tenant_id, suppressed_at)
         where suppressed_at is not null`,
      `create index invitation_fact_opened_idx on analytics.invitation_fact (tenant_id, opened_at) where opened_at is not null`,
      ...tenantTable('analytics.invitation_fact'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table analytics.invitation_fact');
  }
}
