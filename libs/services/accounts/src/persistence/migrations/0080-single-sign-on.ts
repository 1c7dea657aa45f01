import { acrossTenants, grantFunction, OWNER_ROLE, ownerMayRead, runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Single sign-on with an identity provider, and the domains whose people come in by it. */
export class SingleSignOn1763800000080 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      ...TABLES,
      ...NAMES.flatMap((name) => tenantTable(`accounts.${name}`)),
      ...['sso_connection', 'sso_domain', 'sso_attempt'].flatMap((name) => ownerMayRead(`accounts.${name}`)),
      `create policy sso_domain_released on accounts.sso_domain for update to ${OWNER_ROLE} using (true) with check (true)`,
      ...acrossTenants(
        'index accounts.sso_domain_proved_key',
        'the domain of an address leads to one workspace, before a workspace is known',
      ),
      'alter table accounts.session add column single_sign_on boolean not null default false',
      ...FUNCTIONS,
      ...SIGNATURES.flatMap((signature) => grantFunction(`accounts.${signature}`)),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      ...SIGNATURES.map((signature) => `drop function accounts.${signature}`),
      'alter table accounts.session drop column single_sign_on',
      ...NAMES.toReversed().map((name) => `drop table accounts.${name}`),
    );
  }
}

const NAMES = ['sso_connection', 'sso_domain', 'sso_identity', 'sso_attempt', 'sso_join_request'];

const TABLES = [
  `create table accounts.sso_connection (
    tenant_id uuid not null,
    issuer text not null,
    client_id text not null,
    client_secret bytea,
    enforced boolean not null,
    tested_at timestamptz,
    changed_at timestamptz not null,
    constraint sso_connection_pkey primary key (tenant_id)
  )`,
  `create table accounts.sso_domain (
    tenant_id uuid not null,
    id uuid not null,
    domain text not null,
    proof text not null,
    proved_at timestamptz,
    checked_at timestamptz,
    capture text not null,
    role text not null,
    created_at timestamptz not null,
    constraint sso_domain_pkey primary key (tenant_id, id),
    constraint sso_domain_domain_key unique (tenant_id, domain),
    constraint sso_domain_capture_check check (capture in ('off', 'request', 'join'))
  )`,
  `create unique index sso_domain_proved_key on accounts.sso_domain (domain) where proved_at is not null`,
  `create table accounts.sso_identity (
    tenant_id uuid not null,
    issuer text not null,
    subject text not null,
    staff_id uuid not null,
    created_at timestamptz not null,
    constraint sso_identity_pkey primary key (tenant_id, issuer, subject),
    constraint sso_identity_staff_key unique (tenant_id, staff_id),
    constraint sso_identity_staff_fkey foreign key (tenant_id, staff_id) references accounts.staff (tenant_id, id)
  )`,
  `create table accounts.sso_attempt (
    tenant_id uuid not null,
    state_hash bytea not null,
    browser_hash bytea not null,
    purpose text not null,
    nonce text not null,
    code_verifier bytea not null,
    staff_id uuid,
    invitation_hash bytea,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    constraint sso_attempt_pkey primary key (tenant_id, state_hash),
    constraint sso_attempt_purpose_check check (purpose in ('sign-in', 'link', 'accept-invitation')),
    constraint sso_attempt_staff_fkey foreign key (tenant_id, staff_id) references accounts.staff (tenant_id, id)
  )`,
  `create index sso_attempt_state_hash_idx on accounts.sso_attempt (state_hash)`,
  `create index sso_attempt_staff_idx on accounts.sso_attempt (tenant_id, staff_id)`,
  `create table accounts.sso_join_request (
    tenant_id uuid not null,
    id uuid not null,
    issuer text not null,
    subject text not null,
    email text not null,
    name text not null,
    created_at timestamptz not null,
    constraint sso_join_request_pkey primary key (tenant_id, id),
    constraint sso_join_request_subject_key unique (tenant_id, issuer, subject)
  )`,
];

const SIGNATURES = [
  'find_sso_workspace(text)',
  'find_sso_attempt(bytea)',
  'sso_only_workspaces(uuid)',
  'release_sso_domain(text, uuid)',
];
const DEFINER = 'security definer set search_path = pg_catalog, pg_temp';

const FUNCTIONS = [
  `create function accounts.find_sso_workspace(wanted text) returns uuid
   language sql stable ${DEFINER}
   as $$ select d.tenant_id from accounts.sso_domain d
         join accounts.sso_connection c on c.tenant_id = d.tenant_id
         where d.domain = wanted and d.proved_at is not null $$`,
  `create function accounts.find_sso_attempt(wanted bytea) returns uuid
   language sql stable ${DEFINER}
   as $$ select a.tenant_id from accounts.sso_attempt a where a.state_hash = wanted $$`,
  // The workspaces in which a password does not sign the person in.
  `create function accounts.sso_only_workspaces(wanted uuid) returns setof uuid
   language sql stable ${DEFINER}
   as $$ select m.tenant_id from accounts.staff m
         join accounts.sso_connection c on c.tenant_id = m.tenant_id
         where m.person_id = wanted and m.active and c.enforced and m.role <> 'owner' $$`,
  // The domain belongs to whoever can change its records now: others lose it.
  `create function accounts.release_sso_domain(wanted text, holder uuid) returns void
   language sql volatile ${DEFINER}
   as $$ update accounts.sso_domain d set proved_at = null
         where d.domain = wanted and d.proved_at is not null and d.tenant_id <> holder $$`,
];
