import { runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The journey stage of a touchpoint. Copies that exist get theirs when a survey of the touchpoint is published next. */
export class TouchpointStage1764100000040 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'alter table analytics.touchpoint add column stage text');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table analytics.touchpoint drop column stage');
  }
}
