import { grantFunction, runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Workspaces that the operator has suspended, and the list of all workspaces for operators. */
export class Suspension1763800000062 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `alter table accounts.workspace add column suspension_reason text,
         add constraint workspace_suspension_reason_check check (suspension_reason <> '')`,
      ...lookups(', suspended boolean', ', w.suspension_reason is not null'),
      `create function accounts.list_workspaces(after_at timestamptz, after_id uuid, ascending boolean, wanted integer)
       returns table (tenant_id uuid, name text, demo boolean, suspension_reason text, created_at timestamptz,
         members integer, last_used_at timestamptz)
       language sql stable ${DEFINER}
       as $$ select w.tenant_id, w.name, w.demo, w.suspension_reason, w.created_at,
               (select count(*)::int from accounts.staff m where m.tenant_id = w.tenant_id and m.active),
               greatest((select max(s.last_used_at) from accounts.session s where s.tenant_id = w.tenant_id),
                        (select max(k.last_used_at) from accounts.api_key k where k.tenant_id = w.tenant_id))
             from accounts.workspace w
             where after_at is null
               or case when ascending then (w.created_at, w.tenant_id) > (after_at, after_id)
                       else (w.created_at, w.tenant_id) < (after_at, after_id) end
             order by case when ascending then w.created_at end, case when ascending then w.tenant_id end,
               w.created_at desc, w.tenant_id desc
             limit wanted $$`,
      `create function accounts.workspace_exists(wanted uuid) returns boolean language sql stable ${DEFINER}
       as $$ select exists (select from accounts.workspace w where w.tenant_id = wanted) $$`,
      ...[LIST, EXISTS].flatMap((name) => grantFunction(`accounts.${name}`)),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `drop function accounts.${LIST}`,
      `drop function accounts.${EXISTS}`,
      ...lookups('', ''),
      'alter table accounts.workspace drop column suspension_reason',
    );
  }
}

const LIST = 'list_workspaces(timestamptz, uuid, boolean, integer)';
const EXISTS = 'workspace_exists(uuid)';
const DEFINER = 'security definer set search_path = pg_catalog, pg_temp';

/** The lookups of keys and sessions, with another column. */
function lookups(column: string, value: string): string[] {
  return [
    'drop function accounts.find_key(bytea)',
    'drop function accounts.find_session(bytea)',
    `create function accounts.find_key(wanted bytea)
     returns table (tenant_id uuid, id uuid, kind text, scopes text[], expires_at timestamptz, revoked_at timestamptz,
       last_used_at timestamptz${column})
     language sql stable ${DEFINER}
     as $$ select k.tenant_id, k.id, k.kind, k.scopes, k.expires_at, k.revoked_at, k.last_used_at${value}
           from accounts.api_key k join accounts.workspace w on w.tenant_id = k.tenant_id
           where k.secret_hash = wanted $$`,
    `create function accounts.find_session(wanted bytea)
     returns table (tenant_id uuid, id uuid, staff_id uuid, role text, active boolean, created_at timestamptz,
       last_used_at timestamptz${column})
     language sql stable ${DEFINER}
     as $$ select s.tenant_id, s.id, s.staff_id, m.role, m.active, s.created_at, s.last_used_at${value}
           from accounts.session s join accounts.staff m on m.tenant_id = s.tenant_id and m.id = s.staff_id
           join accounts.workspace w on w.tenant_id = s.tenant_id
           where s.secret_hash = wanted $$`,
    ...['find_key(bytea)', 'find_session(bytea)'].flatMap((name) => grantFunction(`accounts.${name}`)),
  ];
}
