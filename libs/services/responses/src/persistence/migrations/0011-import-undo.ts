import { runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATUSES = `'waiting', 'queued', 'running', 'done', 'failed'`;

/**
 * Which import brought a response, and the progress of undoing an import. The responses of an import are found through the index
 * by survey and time, between the creation and the end of the import, so the column needs no index.
 */
export class ImportUndo1767225600011 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'alter table responses.response add column import_id uuid',
      `alter table responses.import
         add column withdrawn integer not null default 0,
         add column withdrawn_until timestamptz,
         drop constraint import_status_check,
         add constraint import_status_check check (status in (${STATUSES}, 'undoing', 'undone'))`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `alter table responses.import
         drop constraint import_status_check,
         add constraint import_status_check check (status in (${STATUSES})),
         drop column withdrawn_until, drop column withdrawn`,
      'alter table responses.response drop column import_id',
    );
  }
}
