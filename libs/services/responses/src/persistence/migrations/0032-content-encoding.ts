import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The encoding that the sender of a file named for it; null: detected. A mapping with an encoding takes precedence. */
export class ContentEncoding1767225600032 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table responses.import add column content_encoding text');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table responses.import drop column content_encoding');
  }
}
