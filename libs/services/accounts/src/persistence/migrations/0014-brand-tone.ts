import { runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How the surveys of a workspace address customers. */
export class BrandTone1763800000014 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `alter table accounts.brand
         add column tone text not null default 'formal',
         add constraint brand_tone_check check (tone in ('formal', 'informal'))`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table accounts.brand drop column tone');
  }
}
