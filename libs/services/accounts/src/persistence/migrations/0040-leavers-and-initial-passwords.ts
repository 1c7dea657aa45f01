import { grantFunction, runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Former members keep the address of the day they left; passwords that an administrator typed are marked; sessions are ended with their
 * members, so that the audit log of each workspace can name them.
 */
export class LeaversAndInitialPasswords1763800000040 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'alter table accounts.person add column has_initial_password boolean not null default false',
      'alter table accounts.staff no force row level security',
      'alter table accounts.staff add column left_email text',
      `update accounts.staff m set left_email = p.email from accounts.person p where p.id = m.person_id and not m.active`,
      'alter table accounts.staff force row level security',
      ...CHANGED.map((name) => `drop function accounts.${name}`),
      ...findPersons(', initial_password boolean', ', p.has_initial_password'),
      ...endSessions(', staff_id uuid', ', s.staff_id'),
      `create function accounts.end_session(wanted bytea) returns table (tenant_id uuid, id uuid, staff_id uuid)
       language sql volatile ${DEFINER}
       as $$ delete from accounts.session s where s.secret_hash = wanted returning s.tenant_id, s.id, s.staff_id $$`,
      ...grantFunction('accounts.end_session(bytea)'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'drop function accounts.end_session(bytea)',
      ...CHANGED.map((name) => `drop function accounts.${name}`),
      ...findPersons(),
      ...endSessions(),
      'alter table accounts.staff drop column left_email',
      'alter table accounts.person drop column has_initial_password',
    );
  }
}

const CHANGED = ['find_persons(text)', 'end_sessions(uuid, uuid, uuid)'];
const DEFINER = 'security definer set search_path = pg_catalog, pg_temp';

/** The membership that a sign-in opens: the one that was opened last. */
const OPENED = `select m.tenant_id, m.id from accounts.staff m where m.person_id = p.id and m.active
  order by m.last_opened_at desc nulls last, m.created_at desc, m.id desc limit 1`;

const HELD = `select from accounts.person o where o.email = wanted and o.confirmed_at is not null
  and exists (select from accounts.staff h where h.person_id = o.id and h.active)`;

/** The lookup of persons by address, with another column. */
function findPersons(column = '', value = ''): string[] {
  return [
    `create function accounts.find_persons(wanted text)
     returns table (person_id uuid, tenant_id uuid, staff_id uuid, confirmed boolean, password_hash text,
       second_factor boolean${column})
     language sql stable ${DEFINER}
     as $$ select p.id, m.tenant_id, m.id, p.confirmed_at is not null, p.password_hash, p.totp_confirmed_at is not null${value}
           from accounts.person p cross join lateral (${OPENED}) m
           where p.email = wanted and (p.confirmed_at is not null or not exists (${HELD}))
           order by p.created_at desc, p.id desc limit 3 $$`,
    ...grantFunction('accounts.find_persons(text)'),
  ];
}

/** The workspaces of the transaction. */
const CURRENT = `string_to_array(concat_ws(',', nullif(current_setting('app.tenant_id', true), ''),
  nullif(current_setting('app.tenant_ids', true), '')), ',')`;

/** Ends the sessions of a person in all workspaces, or one of them. Only for members of the workspaces of the transaction. */
function endSessions(column = '', value = ''): string[] {
  return [
    `create function accounts.end_sessions(wanted uuid, kept uuid, single uuid)
     returns table (tenant_id uuid, id uuid${column})
     language sql volatile ${DEFINER}
     as $$ delete from accounts.session s using accounts.staff m
           where m.tenant_id = s.tenant_id and m.id = s.staff_id and m.person_id = wanted
             and s.id is distinct from kept and (single is null or s.id = single)
             and exists (select from accounts.staff c
                         where c.person_id = wanted and c.active and c.tenant_id::text = any (${CURRENT}))
           returning s.tenant_id, s.id${value} $$`,
    ...grantFunction('accounts.end_sessions(uuid, uuid, uuid)'),
  ];
}
