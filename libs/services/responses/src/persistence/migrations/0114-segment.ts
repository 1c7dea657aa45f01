import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Copies of segments and their members, and the segments of customers as they were when their responses were accepted. */
export class Segment1767225600114 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table responses.segment (
         tenant_id uuid not null,
         segment_id uuid not null,
         archived boolean not null,
         revision integer not null,
         constraint segment_pkey primary key (tenant_id, segment_id)
       )`,
      ...tenantTable('responses.segment'),
      // Members may be told before their segment.
      `create table responses.segment_member (
         tenant_id uuid not null,
         customer_id uuid not null,
         segment_id uuid not null,
         constraint segment_member_pkey primary key (tenant_id, customer_id, segment_id)
       )`,
      ...tenantTable('responses.segment_member'),
      `alter table responses.response add column segments uuid[] not null default '{}'`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'alter table responses.response drop column segments',
      'drop table responses.segment_member',
      'drop table responses.segment',
    );
  }
}
