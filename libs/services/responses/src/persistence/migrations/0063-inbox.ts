import { grantFunction, ownerMayRead, runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The level and the words of each response, for the inbox. Under row-level security PostgreSQL cannot use the index of the words
 * for a request, because their operator is not leakproof; so a function looks them up as the owner, for the tenant of the transaction.
 */
export class Inbox1767225600063 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `alter table responses.response
         add column level text,
         add column words tsvector,
         add constraint response_level_check check (level in ('low', 'middle', 'high'))`,
      `comment on column responses.response.words is 'personal'`,
      `create index response_level_idx on responses.response (tenant_id, level, created_at, id) where level is not null`,
      // A short list of entries to be merged keeps the wait of the request that merges them short.
      `create index response_words_idx on responses.response using gin (words) with (gin_pending_list_limit = 256)`,
      ...ownerMayRead('responses.response'),
      `create function responses.responses_with(wanted tsquery, most integer) returns setof uuid
         language sql stable security definer rows 500 set search_path = pg_catalog, pg_temp
         as $$ select r.id from responses.response r
               where r.words @@ wanted and r.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
               limit most $$`,
      ...grantFunction('responses.responses_with(tsquery, integer)'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'drop function responses.responses_with(tsquery, integer)',
      'drop policy response_owner on responses.response',
      'alter table responses.response drop column level, drop column words',
    );
  }
}
