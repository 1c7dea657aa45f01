import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Drafts of surveys that staff try out. */
export class SurveyPreview1767225600047 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table responses.survey_preview (
         tenant_id uuid not null,
         preview_id uuid not null,
         survey_id uuid not null,
         link_code text not null,
         name text not null,
         touchpoint_id uuid,
         touchpoint_key text,
         definition jsonb not null,
         expires_at timestamptz not null,
         constraint survey_preview_pkey primary key (tenant_id, preview_id)
       )`,
      ...tenantTable('responses.survey_preview', { grants: { request: [], batch: ['select', 'insert', 'delete'] } }),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table responses.survey_preview');
  }
}
