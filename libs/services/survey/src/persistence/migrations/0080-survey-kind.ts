import { runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a survey asks about: waits between two questions depend on it. */
export class SurveyKind1767225600080 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `alter table survey.survey
         add column kind text not null default 'relationship',
         add constraint survey_kind_check check (kind in ('order', 'relationship', 'support', 'product', 'conversation'))`,
      `update survey.survey s set kind = case
           when t.stage in ('buy', 'receive') then 'order' when t.stage = 'use' then 'product'
           when t.stage = 'support' then 'support' else 'relationship' end
         from survey.touchpoint t where t.tenant_id = s.tenant_id and t.id = s.touchpoint_id`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table survey.survey drop column kind');
  }
}
