import { acrossTenants, grantFunction, grantTable, OWNER_ROLE, rolesOf, runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Persons, apart from their memberships: address, password and name belong to a person, role and activity to a member of a workspace.
 * A person has no workspace; both roles see one only through a membership in the workspaces of the transaction.
 */
export class Persons1763800000020 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'drop function accounts.find_staff(text)',
      'drop function accounts.find_mailed_token(bytea)',
      ...PERSON,
      ...SPLIT,
      ...POLICIES,
      ...LOOKUPS,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      ...LOOKUP_NAMES.map((lookup) => `drop function accounts.${lookup}`),
      'alter table accounts.person no force row level security, disable row level security',
      'alter table accounts.staff no force row level security',
      `alter table accounts.staff add column email text, add column password_hash text, add column confirmed_at timestamptz`,
      // An address could be confirmed in one workspace only: the one that the person joined first keeps it.
      `update accounts.staff s set email = p.email, password_hash = p.password_hash, confirmed_at = case when not exists (
         select from accounts.staff o where o.person_id = s.person_id and o.active
           and (o.created_at, o.id) < (s.created_at, s.id)) then p.confirmed_at end
       from accounts.person p where p.id = s.person_id`,
      `alter table accounts.staff alter column email set not null, alter column password_hash set not null,
         drop column person_id, drop column last_opened_at,
         add constraint staff_tenant_email_key unique (tenant_id, email)`,
      'alter table accounts.staff force row level security',
      `create unique index staff_confirmed_email_key on accounts.staff (email) where active and confirmed_at is not null`,
      `create index staff_email_idx on accounts.staff (email, created_at)`,
      ...acrossTenants(
        'index accounts.staff_confirmed_email_key',
        'a confirmed address signs in to one workspace, and a sign-in knows nothing else',
      ),
      'drop table accounts.person',
      ...EARLIER_LOOKUPS,
    );
  }
}

const PERSON = [
  `create table accounts.person (
    id uuid not null,
    email text not null,
    name text not null,
    password_hash text not null,
    confirmed_at timestamptz,
    language text,
    time_zone text,
    created_at timestamptz not null,
    constraint person_pkey primary key (id)
  )`,
  `create unique index person_confirmed_email_key on accounts.person (email) where confirmed_at is not null`,
  `create index person_email_idx on accounts.person (email, created_at)`,
];

/** Every member becomes a person, who keeps the address as confirmed unless somebody else has confirmed it since the member left. */
const SPLIT = [
  'alter table accounts.staff no force row level security',
  `insert into accounts.person (id, email, name, password_hash, confirmed_at, created_at)
   select s.id, s.email, s.name, s.password_hash, case when s.active or not exists (
     select from accounts.staff o where o.email = s.email and o.confirmed_at is not null
       and (o.active, o.confirmed_at, o.id) > (s.active, s.confirmed_at, s.id)) then s.confirmed_at end, s.created_at
   from accounts.staff s`,
  'alter table accounts.staff add column person_id uuid, add column last_opened_at timestamptz',
  'update accounts.staff set person_id = id',
  `alter table accounts.staff alter column person_id set not null, drop column email, drop column password_hash,
     drop column confirmed_at,
     add constraint staff_tenant_person_key unique (tenant_id, person_id),
     add constraint staff_person_fkey foreign key (person_id) references accounts.person (id)`,
  'create index staff_person_idx on accounts.staff (person_id)',
  'alter table accounts.staff force row level security',
];

const { request, batch } = rolesOf('accounts');
const IS_MEMBER = 'exists (select from accounts.staff s where s.person_id = person.id)';

/** The sub-select is subject to the policies of `staff`, so it finds memberships in the workspaces of the transaction only. */
const POLICIES = [
  'alter table accounts.person enable row level security',
  'alter table accounts.person force row level security',
  `create policy person_seen on accounts.person for select to ${request}, ${batch} using (${IS_MEMBER})`,
  `create policy person_added on accounts.person for insert to ${request}, ${batch} with check (true)`,
  `create policy person_changed on accounts.person for update to ${request}, ${batch} using (${IS_MEMBER})`,
  `create policy person_owner on accounts.person for all to ${OWNER_ROLE} using (true)`,
  ...grantTable('accounts.person', {
    request: ['select', 'insert', 'update'],
    batch: ['select', 'insert', 'update'],
  }),
];

const LOOKUP_NAMES = [
  'find_persons(text)',
  'find_mailed_token(bytea)',
  'find_memberships(uuid)',
  'release_address(text)',
] as const;

/** The membership that a sign-in opens: the one that was opened last. */
const OPENED = `select m.tenant_id, m.id from accounts.staff m where m.person_id = p.id and m.active
  order by m.last_opened_at desc nulls last, m.created_at desc, m.id desc limit 1`;

/** A person who is an active member of no workspace holds no address: its owner may start anew with it. */
const HELD = `select from accounts.person o where o.email = wanted and o.confirmed_at is not null
  and exists (select from accounts.staff h where h.person_id = o.id and h.active)`;

const DEFINER = 'security definer set search_path = pg_catalog, pg_temp';

const LOOKUPS = [
  `create function accounts.find_persons(wanted text)
   returns table (person_id uuid, tenant_id uuid, staff_id uuid, confirmed boolean, password_hash text)
   language sql stable ${DEFINER}
   as $$ select p.id, m.tenant_id, m.id, p.confirmed_at is not null, p.password_hash
         from accounts.person p cross join lateral (${OPENED}) m
         where p.email = wanted and (p.confirmed_at is not null or not exists (${HELD}))
         order by p.created_at desc, p.id desc limit 3 $$`,
  `create function accounts.find_mailed_token(wanted bytea)
   returns table (tenant_id uuid, id uuid, purpose text, expires_at timestamptz, staff_id uuid, person_id uuid, email text,
     confirmed boolean, password_hash text)
   language sql stable ${DEFINER}
   as $$ select t.tenant_id, t.id, t.purpose, t.expires_at, m.id, p.id, p.email, p.confirmed_at is not null, p.password_hash
         from accounts.mailed_token t join accounts.staff m on m.tenant_id = t.tenant_id and m.id = t.staff_id
         join accounts.person p on p.id = m.person_id
         where t.secret_hash = wanted and m.active $$`,
  `create function accounts.find_memberships(wanted uuid)
   returns table (tenant_id uuid, staff_id uuid, role text, workspace_name text)
   language sql stable ${DEFINER}
   as $$ select m.tenant_id, m.id, m.role, w.name
         from accounts.staff m join accounts.workspace w on w.tenant_id = m.tenant_id
         where m.person_id = wanted and m.active order by w.name, m.tenant_id $$`,
  `create function accounts.release_address(wanted text) returns void
   language sql volatile ${DEFINER}
   as $$ update accounts.person p set confirmed_at = null where p.email = wanted and p.confirmed_at is not null
         and not exists (select from accounts.staff m where m.person_id = p.id and m.active) $$`,
  ...LOOKUP_NAMES.flatMap((lookup) => grantFunction(`accounts.${lookup}`)),
  `create policy workspace_owner on accounts.workspace for select to ${OWNER_ROLE} using (true)`,
];

const EARLIER_LOOKUPS = [
  'drop policy workspace_owner on accounts.workspace',
  `create function accounts.find_staff(wanted text)
   returns table (tenant_id uuid, id uuid, confirmed boolean, password_hash text)
   language sql stable ${DEFINER}
   as $$ select m.tenant_id, m.id, m.confirmed_at is not null, m.password_hash from accounts.staff m
         where m.email = wanted and m.active and (m.confirmed_at is not null or not exists (
           select from accounts.staff o where o.email = wanted and o.active and o.confirmed_at is not null))
         order by m.created_at desc, m.id desc limit 3 $$`,
  `create function accounts.find_mailed_token(wanted bytea)
   returns table (tenant_id uuid, id uuid, purpose text, expires_at timestamptz, staff_id uuid, email text,
     confirmed boolean, password_hash text)
   language sql stable ${DEFINER}
   as $$ select t.tenant_id, t.id, t.purpose, t.expires_at, m.id, m.email, m.confirmed_at is not null, m.password_hash
         from accounts.mailed_token t join accounts.staff m on m.tenant_id = t.tenant_id and m.id = t.staff_id
         where t.secret_hash = wanted and m.active $$`,
  ...['find_staff(text)', 'find_mailed_token(bytea)'].flatMap((lookup) => grantFunction(`accounts.${lookup}`)),
];
