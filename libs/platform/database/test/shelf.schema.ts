import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  createServiceSchema,
  ownerMayRead,
  grantFunction,
  runStatements,
  tenantTable,
  type ServiceSchema,
} from '../src/index.js';
import { BookRow } from './book.row.js';

class Shelf1700000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      ...createServiceSchema('shelf'),
      `create table shelf.book (
         tenant_id uuid not null,
         id uuid not null,
         title text not null,
         pages bigint not null default 0,
         printed_on date,
         constraint book_pk primary key (tenant_id, id),
         constraint book_title_key unique (tenant_id, title)
       )`,
      ...tenantTable('shelf.book'),
      ...ownerMayRead('shelf.book'),
      `create table shelf.loan (
         tenant_id uuid not null,
         id uuid not null,
         book_id uuid not null,
         constraint loan_pk primary key (tenant_id, id),
         constraint loan_book_fk foreign key (tenant_id, book_id) references shelf.book (tenant_id, id)
       )`,
      ...tenantTable('shelf.loan', { grants: 'insert-only' }),
      `create function shelf.tenant_of_title(wanted text) returns uuid
         language sql stable security definer set search_path = pg_catalog, pg_temp
         as $$ select tenant_id from shelf.book where title = wanted $$`,
      ...grantFunction('shelf.tenant_of_title(text)'),
    );
  }

  async down(): Promise<void> {
    // Tests drop the whole database.
  }
}

/** A small service's schema for the tests of this library. */
export const shelfSchema: ServiceSchema = { name: 'shelf', migrations: [Shelf1700000000001], entities: [BookRow] };
