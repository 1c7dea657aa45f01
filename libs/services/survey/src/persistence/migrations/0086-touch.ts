import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The ledger of attention: a row for each contact. Touches that other services report name the customer by the workspace's own id,
 * since the customer may not be known here yet.
 */
export class Touch1767225600086 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table survey.touch (
         tenant_id uuid not null,
         id uuid not null,
         cause text not null,
         source_id text not null,
         customer_id uuid,
         external_id text,
         at timestamptz not null,
         survey_kind text not null,
         survey_id uuid not null,
         channel text not null,
         invitation_id uuid,
         matter text,
         voided_at timestamptz,
         constraint touch_pkey primary key (tenant_id, id),
         constraint touch_source_key unique (tenant_id, cause, source_id),
         constraint touch_customer_check check ((customer_id is null) <> (external_id is null)),
         constraint touch_cause_check check (cause in ('invitation', 'reminder', 'widget', 'answer', 'conversation'))
       )`,
      `comment on column survey.touch.external_id is 'personal'`,
      'create index touch_customer_idx on survey.touch (tenant_id, customer_id, at)',
      'create index touch_external_id_idx on survey.touch (tenant_id, external_id, at)',
      ...tenantTable('survey.touch'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table survey.touch');
  }
}
