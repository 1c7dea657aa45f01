import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The words by which customers are found, as the code compares them. Comparisons of text are leakproof, so a request can use the
 * index under row-level security; those of patterns and of lists are not. The order of bytes makes a prefix a range.
 */
export class CustomerWord1767225600010 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table customers.customer_word (
         tenant_id uuid not null,
         word text collate "C" not null,
         customer_id uuid not null,
         constraint customer_word_pkey primary key (tenant_id, word, customer_id),
         constraint customer_word_customer_fkey foreign key (tenant_id, customer_id)
           references customers.customer (tenant_id, id) on delete cascade
       )`,
      `create index customer_word_customer_idx on customers.customer_word (tenant_id, customer_id)`,
      `comment on column customers.customer_word.word is 'personal'`,
      ...tenantTable('customers.customer_word'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table customers.customer_word');
  }
}
