import { runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How files are read: row numbers as in a spreadsheet, text in another encoding, and whether answers open tasks. */
export class ImportReading1767225600020 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `alter table responses.import
         add column open_tasks boolean not null default false,
         add column sheet_rows integer not null default 0,
         add column unreadable_row integer`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'alter table responses.import drop column unreadable_row, drop column sheet_rows, drop column open_tasks',
    );
  }
}
