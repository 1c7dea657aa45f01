import { createServiceSchema, runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const table = `create table http.idempotency_key (
  tenant_id uuid not null,
  caller_id text not null,
  key_hash bytea not null,
  request_hash bytea not null,
  sealed_reply bytea not null,
  created_at timestamptz not null,
  constraint idempotency_key_key primary key (tenant_id, caller_id, key_hash))`;

/** The replies kept for requests with an Idempotency-Key. */
export class Idempotency1764000000003 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      ...createServiceSchema('http'),
      table,
      'create index idempotency_key_age on http.idempotency_key (tenant_id, created_at)',
      // The privilege to update is for row locks while old keys are deleted; no row is ever updated.
      ...tenantTable('http.idempotency_key', {
        grants: { request: ['select', 'insert', 'update', 'delete'], batch: [] },
      }),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'drop schema http cascade');
  }
}
