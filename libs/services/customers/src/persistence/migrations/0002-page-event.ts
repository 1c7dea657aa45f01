import { runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Events that web pages record, also of visitors who are nobody's customer yet. */
export class PageEvent1767225600002 implements MigrationInterface {
  readonly name = 'PageEvent1767225600002';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `alter table customers.customer_event
         add column source text not null default 'api',
         alter column customer_id drop not null,
         add constraint customer_event_source_check check (source in ('api', 'page')),
         add constraint customer_event_visitor_check check (customer_id is not null or source = 'page')`,
      'create index customer_event_day_idx on customers.customer_event (tenant_id, kind, occurred_at)',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'drop index customers.customer_event_day_idx',
      `delete from customers.customer_event where source = 'page'`,
      'alter table customers.customer_event drop column source, alter column customer_id set not null',
    );
  }
}
