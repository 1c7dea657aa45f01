import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often customers may be asked, and the settings of the workspace that decide when. */
export class AttentionRules1767225600081 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table survey.attention_rules (
         tenant_id uuid not null,
         waits json not null,
         per_year integer not null,
         quiet_hours json,
         consent text not null,
         revision integer not null,
         updated_at timestamptz not null,
         constraint attention_rules_pkey primary key (tenant_id),
         constraint attention_rules_consent_check check (consent in ('opt_in', 'opt_out')),
         constraint attention_rules_year_check check (per_year > 0)
       )`,
      ...tenantTable('survey.attention_rules'),
      `create table survey.workspace (
         tenant_id uuid not null,
         time_zone text not null,
         changed_at timestamptz not null,
         constraint workspace_pkey primary key (tenant_id)
       )`,
      ...tenantTable('survey.workspace'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'drop table survey.workspace', 'drop table survey.attention_rules');
  }
}
