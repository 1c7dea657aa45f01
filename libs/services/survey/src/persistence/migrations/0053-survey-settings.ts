import { runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When, how often and where surveys are answered. */
export class SurveySettings1767225600053 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `alter table survey.survey
         add column opens_at timestamptz,
         add column closes_at timestamptz,
         add column response_quota integer,
         add column frame_origins text[] not null default '{}',
         add constraint survey_time_check check (opens_at < closes_at),
         add constraint survey_quota_check check (response_quota > 0)`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `alter table survey.survey drop column opens_at, drop column closes_at, drop column response_quota, drop column frame_origins`,
    );
  }
}
