import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds the questions that wait because of an event, should it be taken back. */
export class EventMatter1767225600140 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `create index invitation_matter_idx on survey.invitation (tenant_id, matter)
       where matter is not null and claimed_at is null and suppressed_at is null`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index survey.invitation_matter_idx');
  }
}
