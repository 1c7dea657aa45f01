import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The responses of a language in the order of the list: a rare language is found, and counted, without reading the others. */
export class ResponseLanguage1767225600075 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'create index response_language_idx on responses.response (tenant_id, language, created_at, id)',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop index responses.response_language_idx');
  }
}
