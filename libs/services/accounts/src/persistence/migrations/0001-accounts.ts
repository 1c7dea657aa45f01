import {
  acrossTenants,
  createServiceSchema,
  grantFunction,
  ownerMayRead,
  runStatements,
  tenantTable,
} from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Workspaces, staff, sessions, keys and the audit log. */
export class Accounts1763800000001 implements MigrationInterface {
  readonly name = 'Accounts1763800000001';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      ...createServiceSchema('accounts'),
      ...TABLES,
      ...acrossTenants(
        'index accounts.staff_email_key',
        'an address signs in to one workspace, and a sign-in knows nothing else',
      ),
      ...tenantTable('accounts.workspace'),
      ...tenantTable('accounts.staff'),
      ...tenantTable('accounts.session'),
      ...tenantTable('accounts.api_key'),
      ...tenantTable('accounts.audit_head'),
      ...tenantTable('accounts.audit_entry', { grants: 'insert-only' }),
      ...IMMUTABLE_AUDIT,
      ...ownerMayRead('accounts.staff'),
      ...ownerMayRead('accounts.session'),
      ...ownerMayRead('accounts.api_key'),
      ...LOOKUPS,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop schema accounts cascade');
  }
}

const TABLES = [
  `create table accounts.workspace (
    tenant_id uuid not null,
    name text not null,
    time_zone text not null,
    language text not null,
    created_at timestamptz not null,
    constraint workspace_pkey primary key (tenant_id)
  )`,
  `create table accounts.staff (
    tenant_id uuid not null,
    id uuid not null,
    email text not null,
    name text not null,
    role text not null,
    active boolean not null,
    password_hash text not null,
    created_at timestamptz not null,
    constraint staff_pkey primary key (tenant_id, id),
    constraint staff_email_key unique (email),
    constraint staff_role_check check (role in ('owner', 'admin', 'editor', 'viewer')),
    constraint staff_workspace_fkey foreign key (tenant_id) references accounts.workspace (tenant_id)
  )`,
  `create index staff_list_idx on accounts.staff (tenant_id, created_at, id)`,
  `create table accounts.session (
    tenant_id uuid not null,
    id uuid not null,
    staff_id uuid not null,
    secret_hash bytea not null,
    created_at timestamptz not null,
    last_used_at timestamptz not null,
    constraint session_pkey primary key (tenant_id, id),
    constraint session_staff_fkey foreign key (tenant_id, staff_id) references accounts.staff (tenant_id, id),
    constraint session_secret_hash_check check (octet_length(secret_hash) = 32)
  )`,
  `create index session_secret_hash_idx on accounts.session (secret_hash)`,
  `create index session_staff_idx on accounts.session (tenant_id, staff_id)`,
  `create table accounts.api_key (
    tenant_id uuid not null,
    id uuid not null,
    kind text not null,
    name text not null,
    prefix text not null,
    secret_hash bytea not null,
    scopes text[] not null,
    created_by uuid not null,
    created_at timestamptz not null,
    expires_at timestamptz,
    revoked_at timestamptz,
    last_used_at timestamptz,
    constraint api_key_pkey primary key (tenant_id, id),
    constraint api_key_kind_check check (kind in ('secret', 'publishable')),
    constraint api_key_created_by_fkey foreign key (tenant_id, created_by) references accounts.staff (tenant_id, id),
    constraint api_key_secret_hash_check check (octet_length(secret_hash) = 32)
  )`,
  `create index api_key_secret_hash_idx on accounts.api_key (secret_hash)`,
  `create index api_key_created_by_idx on accounts.api_key (tenant_id, created_by)`,
  `create index api_key_list_idx on accounts.api_key (tenant_id, created_at, id)`,
  `create table accounts.audit_head (
    tenant_id uuid not null,
    sequence bigint not null,
    hash bytea not null,
    constraint audit_head_pkey primary key (tenant_id),
    constraint audit_head_workspace_fkey foreign key (tenant_id) references accounts.workspace (tenant_id)
  )`,
  `create table accounts.audit_entry (
    tenant_id uuid not null,
    sequence bigint not null,
    id uuid not null,
    created_at timestamptz not null,
    actor_kind text not null,
    actor_id uuid,
    action text not null,
    target_kind text not null,
    target_id uuid not null,
    before jsonb,
    after jsonb,
    hash bytea not null,
    constraint audit_entry_pkey primary key (tenant_id, sequence),
    constraint audit_entry_workspace_fkey foreign key (tenant_id) references accounts.workspace (tenant_id)
  )`,
  `create index audit_entry_list_idx on accounts.audit_entry (tenant_id, created_at, id)`,
];

/** The triggers also stop the owner of the tables, to whom grants do not apply. If they are dropped, the chain of hashes reveals changes. */
const IMMUTABLE_AUDIT = [
  `create function accounts.refuse_audit_change() returns trigger language plpgsql set search_path = pg_catalog, pg_temp
   as $$ begin raise exception 'entries of the audit log are never changed'; end $$`,
  `create trigger audit_entry_immutable before update or delete on accounts.audit_entry
   for each row execute function accounts.refuse_audit_change()`,
  `create trigger audit_entry_untruncated before truncate on accounts.audit_entry
   for each statement execute function accounts.refuse_audit_change()`,
];

/** Lookups of one row by a secret or an address, before the workspace is known. */
const LOOKUPS = [
  `create function accounts.find_key(wanted bytea)
   returns table (tenant_id uuid, id uuid, kind text, scopes text[], expires_at timestamptz, revoked_at timestamptz,
     last_used_at timestamptz)
   language sql stable security definer set search_path = pg_catalog, pg_temp
   as $$ select k.tenant_id, k.id, k.kind, k.scopes, k.expires_at, k.revoked_at, k.last_used_at
         from accounts.api_key k where k.secret_hash = wanted $$`,
  `create function accounts.find_session(wanted bytea)
   returns table (tenant_id uuid, id uuid, staff_id uuid, role text, active boolean, created_at timestamptz,
     last_used_at timestamptz)
   language sql stable security definer set search_path = pg_catalog, pg_temp
   as $$ select s.tenant_id, s.id, s.staff_id, m.role, m.active, s.created_at, s.last_used_at
         from accounts.session s join accounts.staff m on m.tenant_id = s.tenant_id and m.id = s.staff_id
         where s.secret_hash = wanted $$`,
  `create function accounts.find_staff(wanted text)
   returns table (tenant_id uuid, id uuid, active boolean, password_hash text)
   language sql stable security definer set search_path = pg_catalog, pg_temp
   as $$ select m.tenant_id, m.id, m.active, m.password_hash from accounts.staff m where m.email = wanted $$`,
  ...['find_key(bytea)', 'find_session(bytea)', 'find_staff(text)'].flatMap((lookup) =>
    grantFunction(`accounts.${lookup}`),
  ),
];
