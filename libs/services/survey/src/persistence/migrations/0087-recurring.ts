import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The dates of customers from which recurring surveys count: the first event of each kind (a time), and attributes that are dates (a time
 * or a day of the customer's clock); and how far the questions of a recurring survey are planned.
 */
export class Recurring1767225600087 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table survey.customer_date (
         tenant_id uuid not null,
         customer_id uuid not null,
         kind text not null,
         name text not null,
         at timestamptz,
         day date,
         constraint customer_date_pkey primary key (tenant_id, customer_id, kind, name),
         constraint customer_date_at_check check ((at is null) <> (day is null)),
         constraint customer_date_kind_check check (kind in ('event', 'attribute'))
       )`,
      `comment on column survey.customer_date.at is 'personal'`,
      `comment on column survey.customer_date.day is 'personal'`,
      ...tenantTable('survey.customer_date'),
      'create index touch_newest_idx on survey.touch (tenant_id, at, id)',
      'alter table survey.plan add column occurrences_planned timestamptz, add column occurrences_planning timestamptz',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'drop index survey.touch_newest_idx',
      'alter table survey.plan drop column occurrences_planned, drop column occurrences_planning',
      'drop table survey.customer_date',
    );
  }
}
