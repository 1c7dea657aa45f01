import { runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tags by which staff find surveys, and when a survey was archived. */
export class TagsAndArchive1767225600039 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `alter table survey.survey
         add column tags text[] not null default '{}',
         add column archived_at timestamptz,
         add constraint survey_archived_check check (archived_at is null or status <> 'published')`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table survey.survey drop column archived_at, drop column tags');
  }
}
