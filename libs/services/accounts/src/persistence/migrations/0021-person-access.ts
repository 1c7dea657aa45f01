import { grantFunction, grantTable, OWNER_ROLE, rolesOf, runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The second factor of persons, their tokens (password reset, change of the address, second step of a sign-in), and where sessions
 * are used. Like `person`, the tables have no workspace and are seen through memberships.
 */
export class PersonAccess1763800000021 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `alter table accounts.person add column totp_secret bytea, add column totp_confirmed_at timestamptz,
         add column totp_last_step bigint`,
      `alter table accounts.session add column user_agent text not null default '', add column network text not null default ''`,
      ...TABLES,
      ...['recovery_code', 'person_token'].flatMap(seenThroughPerson),
      'drop function accounts.find_persons(text)',
      ...FUNCTIONS,
      ...NAMES.flatMap((name) => grantFunction(`accounts.${name}`)),
      `create policy session_ended on accounts.session for delete to ${OWNER_ROLE} using (true)`,
      ...findPersons('second_factor boolean', 'p.totp_confirmed_at is not null'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'drop policy session_ended on accounts.session',
      ...NAMES.map((name) => `drop function accounts.${name}`),
      'drop function accounts.find_persons(text)',
      'drop table accounts.person_token',
      'drop table accounts.recovery_code',
      'alter table accounts.session drop column user_agent, drop column network',
      `alter table accounts.person drop column totp_secret, drop column totp_confirmed_at, drop column totp_last_step`,
      ...findPersons(),
    );
  }
}

const TABLES = [
  `create table accounts.recovery_code (
    person_id uuid not null,
    code_hash text not null,
    constraint recovery_code_pkey primary key (person_id, code_hash),
    constraint recovery_code_person_fkey foreign key (person_id) references accounts.person (id) on delete cascade
  )`,
  `create table accounts.person_token (
    id uuid not null,
    person_id uuid not null,
    purpose text not null,
    email text,
    secret_hash bytea not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    constraint person_token_pkey primary key (id),
    constraint person_token_person_fkey foreign key (person_id) references accounts.person (id) on delete cascade,
    constraint person_token_purpose_check
      check (purpose in ('reset-password', 'change-address', 'keep-address', 'second-step')),
    constraint person_token_secret_hash_check check (octet_length(secret_hash) = 32)
  )`,
  `create index person_token_secret_hash_idx on accounts.person_token (secret_hash)`,
  `create index person_token_person_idx on accounts.person_token (person_id, purpose)`,
];

const { request, batch } = rolesOf('accounts');

/** The sub-select is subject to the policies of `person`. */
function seenThroughPerson(table: string): string[] {
  const seen = `exists (select from accounts.person p where p.id = ${table}.person_id)`;
  return [
    `alter table accounts.${table} enable row level security`,
    `alter table accounts.${table} force row level security`,
    `create policy ${table}_seen on accounts.${table} for all to ${request}, ${batch} using (${seen}) with check (${seen})`,
    `create policy ${table}_owner on accounts.${table} for select to ${OWNER_ROLE} using (true)`,
    ...grantTable(`accounts.${table}`, { request: ALL, batch: ALL }),
  ];
}

const ALL = ['select', 'insert', 'update', 'delete'] as const;
const NAMES = ['find_person_token(bytea)', 'find_sessions(uuid)', 'end_sessions(uuid, uuid, uuid)'];
const DEFINER = 'security definer set search_path = pg_catalog, pg_temp';

/** The membership that a sign-in opens: the one that was opened last. */
const OPENED = `select m.tenant_id, m.id from accounts.staff m where m.person_id = p.id and m.active
  order by m.last_opened_at desc nulls last, m.created_at desc, m.id desc limit 1`;

/** The workspaces of the transaction. */
const CURRENT = `string_to_array(concat_ws(',', nullif(current_setting('app.tenant_id', true), ''),
  nullif(current_setting('app.tenant_ids', true), '')), ',')`;

const FUNCTIONS = [
  `create function accounts.find_person_token(wanted bytea)
   returns table (id uuid, person_id uuid, purpose text, email text, expires_at timestamptz, tenant_id uuid, staff_id uuid)
   language sql stable ${DEFINER}
   as $$ select t.id, t.person_id, t.purpose, t.email, t.expires_at, m.tenant_id, m.id
         from accounts.person_token t join accounts.person p on p.id = t.person_id cross join lateral (${OPENED}) m
         where t.secret_hash = wanted $$`,
  `create function accounts.find_sessions(wanted uuid)
   returns table (tenant_id uuid, id uuid, workspace_name text, created_at timestamptz, last_used_at timestamptz,
     user_agent text, network text)
   language sql stable ${DEFINER}
   as $$ select s.tenant_id, s.id, w.name, s.created_at, s.last_used_at, s.user_agent, s.network
         from accounts.staff m join accounts.session s on s.tenant_id = m.tenant_id and s.staff_id = m.id
         join accounts.workspace w on w.tenant_id = m.tenant_id
         where m.person_id = wanted and m.active order by s.last_used_at desc, s.id $$`,
  // Ends the sessions of a person in all workspaces, or one of them. Only for members of the workspaces of the transaction.
  `create function accounts.end_sessions(wanted uuid, kept uuid, single uuid) returns table (tenant_id uuid, id uuid)
   language sql volatile ${DEFINER}
   as $$ delete from accounts.session s using accounts.staff m
         where m.tenant_id = s.tenant_id and m.id = s.staff_id and m.person_id = wanted
           and s.id is distinct from kept and (single is null or s.id = single)
           and exists (select from accounts.staff c
                       where c.person_id = wanted and c.active and c.tenant_id::text = any (${CURRENT}))
         returning s.tenant_id, s.id $$`,
];

const HELD = `select from accounts.person o where o.email = wanted and o.confirmed_at is not null
  and exists (select from accounts.staff h where h.person_id = o.id and h.active)`;

/** The lookup of persons by address, with another column. */
function findPersons(column = '', value = ''): string[] {
  const [more, what] = column === '' ? ['', ''] : [`, ${column}`, `, ${value}`];
  return [
    `create function accounts.find_persons(wanted text)
     returns table (person_id uuid, tenant_id uuid, staff_id uuid, confirmed boolean, password_hash text${more})
     language sql stable ${DEFINER}
     as $$ select p.id, m.tenant_id, m.id, p.confirmed_at is not null, p.password_hash${what}
           from accounts.person p cross join lateral (${OPENED}) m
           where p.email = wanted and (p.confirmed_at is not null or not exists (${HELD}))
           order by p.created_at desc, p.id desc limit 3 $$`,
    ...grantFunction('accounts.find_persons(text)'),
  ];
}
