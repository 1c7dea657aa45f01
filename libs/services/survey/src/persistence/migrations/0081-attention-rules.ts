import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often customers may be asked, and a copy of the settings of the workspace that decide when. */
export class AttentionRules1767225600081 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table survey.attention_rules (
         tenant_id uuid not null,
         waits json not null,
         per_year integer not null,
         quiet_hours json,
         revision integer not null,
         updated_at timestamptz not null,
         constraint attention_rules_pkey primary key (tenant_id),
         constraint attention_rules_year_check check (per_year > 0)
       )`,
      ...tenantTable('survey.attention_rules'),
      `create table survey.workspace (
         tenant_id uuid not null,
         time_zone text not null,
         questions_consent text not null default 'opt_out',
         changed_at timestamptz not null,
         constraint workspace_pkey primary key (tenant_id),
         constraint workspace_consent_check check (questions_consent in ('opt_in', 'opt_out'))
       )`,
      ...tenantTable('survey.workspace'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'drop table survey.workspace', 'drop table survey.attention_rules');
  }
}
