import { grantFunction, ownerMayRead, runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Invitations that are neither accepted nor revoked. */
export class Invitations1763800000031 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table accounts.invitation (
        tenant_id uuid not null,
        id uuid not null,
        email text not null,
        name text,
        role text not null,
        language text not null,
        invited_by uuid not null,
        token_hash bytea not null,
        created_at timestamptz not null,
        mailed_at timestamptz not null,
        expires_at timestamptz not null,
        constraint invitation_pkey primary key (tenant_id, id),
        constraint invitation_tenant_email_key unique (tenant_id, email),
        constraint invitation_role_check check (role in ('owner', 'admin', 'editor', 'agent', 'viewer')),
        constraint invitation_token_hash_check check (octet_length(token_hash) = 32),
        constraint invitation_invited_by_fkey foreign key (tenant_id, invited_by) references accounts.staff (tenant_id, id)
      )`,
      `create index invitation_list_idx on accounts.invitation (tenant_id, created_at, id)`,
      `create index invitation_token_hash_idx on accounts.invitation (token_hash)`,
      `create index invitation_invited_by_idx on accounts.invitation (tenant_id, invited_by)`,
      ...tenantTable('accounts.invitation'),
      ...ownerMayRead('accounts.invitation'),
      `create function accounts.find_invitation(wanted bytea) returns uuid
         language sql stable security definer set search_path = pg_catalog, pg_temp
         as $$ select i.tenant_id from accounts.invitation i where i.token_hash = wanted $$`,
      ...grantFunction('accounts.find_invitation(bytea)'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'drop function accounts.find_invitation(bytea)', 'drop table accounts.invitation');
  }
}
