import { grantFunction, runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The origins of web pages that may use a publishable key. */
export class KeyOrigins1763800000006 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `alter table accounts.api_key add column allowed_origins text[]`,
      `create function accounts.find_key_origins(wanted bytea) returns text[]
         language sql stable security definer set search_path = pg_catalog, pg_temp
         as $$ select k.allowed_origins from accounts.api_key k where k.secret_hash = wanted $$`,
      ...grantFunction('accounts.find_key_origins(bytea)'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `drop function accounts.find_key_origins(bytea)`,
      `alter table accounts.api_key drop column allowed_origins`,
    );
  }
}
