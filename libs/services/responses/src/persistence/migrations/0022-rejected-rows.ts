import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The rejected rows of an import as lines of its file, with their defects, so that they can be mended and sent again after the content
 * is gone. `rejected_preamble` is the content before the first row, with the header.
 */
export class RejectedRows1767225600022 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'alter table responses.import add column rejected_preamble bytea',
      `create table responses.import_rejected_row (
         tenant_id uuid not null,
         import_id uuid not null,
         row_number integer not null,
         line bytea not null,
         constraint import_rejected_row_pkey primary key (tenant_id, import_id, row_number),
         constraint import_rejected_row_import_fkey foreign key (tenant_id, import_id)
           references responses.import (tenant_id, id) on delete cascade
       )`,
      ...tenantTable('responses.import_rejected_row'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'drop table responses.import_rejected_row',
      'alter table responses.import drop column rejected_preamble',
    );
  }
}
