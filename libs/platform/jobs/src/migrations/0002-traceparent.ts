import { runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A job says which trace it belongs to; empty where nobody follows it. */
export class JobTraceparent1764000000022 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, `alter table jobs.job add column traceparent text not null default ''`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'alter table jobs.job drop column traceparent');
  }
}
