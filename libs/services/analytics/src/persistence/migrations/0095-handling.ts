import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How tasks were handled, the promises made for them, and which answers are of one customer. `customer_key` tells customers apart, and names
 * nobody.
 */
export class Handling1764100000095 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table analytics.handling (
         tenant_id uuid not null,
         task_id uuid not null,
         response_id uuid,
         touchpoint_id uuid,
         opened_at timestamptz,
         automatic_reply_at timestamptz,
         first_response_at timestamptz,
         first_resolved_at timestamptz,
         resolved_at timestamptz,
         reopened_at timestamptz,
         outcome text,
         root_cause text,
         cancelled boolean not null default false,
         minutes integer,
         cost_minor bigint,
         currency text,
         worked_at timestamptz,
         constraint handling_pkey primary key (tenant_id, task_id)
       )`,
      'create index handling_response_idx on analytics.handling (tenant_id, response_id)',
      'create index handling_opened_idx on analytics.handling (tenant_id, opened_at)',
      ...tenantTable('analytics.handling'),
      `create table analytics.handling_promise (
         tenant_id uuid not null,
         promise_id uuid not null,
         task_id uuid not null,
         status text not null,
         first_due_at timestamptz not null,
         changed_at timestamptz not null,
         revision integer not null,
         constraint handling_promise_pkey primary key (tenant_id, promise_id)
       )`,
      'create index handling_promise_task_idx on analytics.handling_promise (tenant_id, task_id)',
      ...tenantTable('analytics.handling_promise'),
      `create table analytics.respondent (
         tenant_id uuid not null,
         response_id uuid not null,
         customer_key uuid not null,
         constraint respondent_pkey primary key (tenant_id, response_id)
       )`,
      'create index respondent_customer_idx on analytics.respondent (tenant_id, customer_key)',
      ...tenantTable('analytics.respondent'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'drop table analytics.respondent',
      'drop table analytics.handling_promise',
      'drop table analytics.handling',
    );
  }
}
