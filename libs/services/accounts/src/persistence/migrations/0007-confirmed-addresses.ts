import { acrossTenants, grantFunction, ownerMayRead, runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Addresses that their owners have confirmed, and the tokens with which they do. An address is unique among the active members who
 * have confirmed it, and in each workspace; anybody else may enter it too, which blocks nobody.
 */
export class ConfirmedAddresses1763800000007 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `alter table accounts.staff add column confirmed_at timestamptz, drop constraint staff_email_key,
         add constraint staff_tenant_email_key unique (tenant_id, email)`,
      `create unique index staff_confirmed_email_key on accounts.staff (email) where active and confirmed_at is not null`,
      `create index staff_email_idx on accounts.staff (email, created_at)`,
      ...acrossTenants(
        'index accounts.staff_confirmed_email_key',
        'a confirmed address signs in to one workspace, and a sign-in knows nothing else',
      ),
      ...TOKENS,
      'drop function accounts.find_staff(text)',
      ...LOOKUPS,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'drop function accounts.find_mailed_token(bytea)',
      'drop function accounts.find_staff(text)',
      'drop table accounts.mailed_token',
      'drop index accounts.staff_email_idx',
      `alter table accounts.staff drop constraint staff_tenant_email_key, drop column confirmed_at,
         add constraint staff_email_key unique (email)`,
      ...EARLIER_LOOKUP,
    );
  }
}

const TOKENS = [
  `create table accounts.mailed_token (
    tenant_id uuid not null,
    id uuid not null,
    purpose text not null,
    staff_id uuid not null,
    secret_hash bytea not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    constraint mailed_token_pkey primary key (tenant_id, id),
    constraint mailed_token_staff_fkey foreign key (tenant_id, staff_id) references accounts.staff (tenant_id, id),
    constraint mailed_token_purpose_check check (purpose in ('confirm-address')),
    constraint mailed_token_secret_hash_check check (octet_length(secret_hash) = 32)
  )`,
  `create index mailed_token_secret_hash_idx on accounts.mailed_token (secret_hash)`,
  `create index mailed_token_staff_idx on accounts.mailed_token (tenant_id, staff_id)`,
  ...tenantTable('accounts.mailed_token'),
  ...ownerMayRead('accounts.mailed_token'),
];

/** The members who may sign in with an address: the one who has confirmed it, or else the newest of those who have not. */
const LOOKUPS = [
  `create function accounts.find_staff(wanted text)
   returns table (tenant_id uuid, id uuid, confirmed boolean, password_hash text)
   language sql stable security definer set search_path = pg_catalog, pg_temp
   as $$ select m.tenant_id, m.id, m.confirmed_at is not null, m.password_hash from accounts.staff m
         where m.email = wanted and m.active and (m.confirmed_at is not null or not exists (
           select from accounts.staff o where o.email = wanted and o.active and o.confirmed_at is not null))
         order by m.created_at desc, m.id desc limit 3 $$`,
  `create function accounts.find_mailed_token(wanted bytea)
   returns table (tenant_id uuid, id uuid, purpose text, expires_at timestamptz, staff_id uuid, email text,
     confirmed boolean, password_hash text)
   language sql stable security definer set search_path = pg_catalog, pg_temp
   as $$ select t.tenant_id, t.id, t.purpose, t.expires_at, m.id, m.email, m.confirmed_at is not null, m.password_hash
         from accounts.mailed_token t join accounts.staff m on m.tenant_id = t.tenant_id and m.id = t.staff_id
         where t.secret_hash = wanted and m.active $$`,
  ...['find_staff(text)', 'find_mailed_token(bytea)'].flatMap((lookup) => grantFunction(`accounts.${lookup}`)),
];

const EARLIER_LOOKUP = [
  `create function accounts.find_staff(wanted text)
   returns table (tenant_id uuid, id uuid, active boolean, password_hash text)
   language sql stable security definer set search_path = pg_catalog, pg_temp
   as $$ select m.tenant_id, m.id, m.active, m.password_hash from accounts.staff m where m.email = wanted $$`,
  ...grantFunction('accounts.find_staff(text)'),
];
