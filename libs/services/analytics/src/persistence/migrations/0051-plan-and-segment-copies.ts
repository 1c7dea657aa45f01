import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Names of plans and segments, and for how long the invitations of a plan are observed. */
export class PlanAndSegmentCopies1764100000051 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table analytics.plan (
         tenant_id uuid not null,
         plan_id uuid not null,
         name text not null,
         window_days integer not null,
         revision integer not null,
         constraint plan_pkey primary key (tenant_id, plan_id)
       )`,
      `create table analytics.segment (
         tenant_id uuid not null,
         segment_id uuid not null,
         name text not null,
         revision integer not null,
         constraint segment_pkey primary key (tenant_id, segment_id)
       )`,
      ...tenantTable('analytics.plan'),
      ...tenantTable('analytics.segment'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'drop table analytics.segment', 'drop table analytics.plan');
  }
}
