import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Transfers of workspaces that wait to be accepted. */
export class OwnershipTransfer1763800000050 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table accounts.ownership_transfer (
        tenant_id uuid not null,
        id uuid not null,
        from_id uuid not null,
        to_id uuid not null,
        requested_at timestamptz not null,
        expires_at timestamptz not null,
        constraint ownership_transfer_pkey primary key (tenant_id),
        constraint ownership_transfer_from_fkey foreign key (tenant_id, from_id) references accounts.staff (tenant_id, id),
        constraint ownership_transfer_to_fkey foreign key (tenant_id, to_id) references accounts.staff (tenant_id, id)
      )`,
      `create index ownership_transfer_from_idx on accounts.ownership_transfer (tenant_id, from_id)`,
      `create index ownership_transfer_to_idx on accounts.ownership_transfer (tenant_id, to_id)`,
      ...tenantTable('accounts.ownership_transfer'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'drop table accounts.ownership_transfer');
  }
}
