import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Copies of what the comments of responses say, by which rules decide. */
export class Understanding1764547200160 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      // What was read may be told before the response itself, so no row of it is needed.
      `create table followups.response_understanding (
         tenant_id uuid not null,
         response_id uuid not null,
         revision integer not null,
         sentiment text,
         topics uuid[] not null,
         constraint response_understanding_pkey primary key (tenant_id, response_id)
       )`,
      `comment on column followups.response_understanding.sentiment is 'null: not known'`,
      ...tenantTable('followups.response_understanding'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table followups.response_understanding');
  }
}
