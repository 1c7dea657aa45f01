import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The filter of a view may name a customer or words of one. */
export class PersonalViewFilter1767225600070 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`comment on column responses.saved_view.filter is 'personal'`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('comment on column responses.saved_view.filter is null');
  }
}
