import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Copies of segments and their members. */
export class SegmentCopies1767225600083 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table survey.segment (
         tenant_id uuid not null,
         id uuid not null,
         name text not null,
         archived boolean not null,
         revision integer not null,
         constraint segment_pkey primary key (tenant_id, id)
       )`,
      ...tenantTable('survey.segment'),
      `create table survey.segment_member (
         tenant_id uuid not null,
         segment_id uuid not null,
         customer_id uuid not null,
         constraint segment_member_pkey primary key (tenant_id, segment_id, customer_id)
       )`,
      'create index segment_member_customer_idx on survey.segment_member (tenant_id, customer_id)',
      ...tenantTable('survey.segment_member'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'drop table survey.segment_member', 'drop table survey.segment');
  }
}
