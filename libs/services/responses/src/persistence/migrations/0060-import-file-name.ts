import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The name that the sender of a file gave it, by which staff know an import again; null if none was sent. */
export class ImportFileName1767225600060 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table responses.import add column file_name text');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table responses.import drop column file_name');
  }
}
