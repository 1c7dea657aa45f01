import { grantFunction, runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sandboxes: a workspace knows its sandbox, and a sandbox its workspace. */
export class Sandbox1763800000090 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      // No foreign keys: the two rows belong to different tenants.
      `alter table accounts.workspace add column sandbox_of uuid, add column sandbox_id uuid,
         add constraint workspace_sandbox_check check (sandbox_of is null or sandbox_id is null)`,
      ...functions({
        column: ', sandbox_of uuid',
        value: ', w.sandbox_of',
        provider: 'coalesce(w.sandbox_of, w.tenant_id)',
      }),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      ...functions({ column: '', value: '', provider: 'w.tenant_id' }),
      'alter table accounts.workspace drop column sandbox_of, drop column sandbox_id',
    );
  }
}

const DEFINER = 'security definer set search_path = pg_catalog, pg_temp';
const LIST = 'accounts.list_workspaces(timestamptz, uuid, boolean, integer)';
const MEMBERSHIPS = 'accounts.find_memberships(uuid)';

/** What is known of workspaces before one is entered, with another column; a sandbox has the provider of its workspace. */
function functions(own: { readonly column: string; readonly value: string; readonly provider: string }): string[] {
  return [
    `drop function ${MEMBERSHIPS}`,
    `drop function ${LIST}`,
    `create function accounts.find_memberships(wanted uuid)
     returns table (tenant_id uuid, staff_id uuid, role text, workspace_name text${own.column})
     language sql stable ${DEFINER}
     as $$ select m.tenant_id, m.id, m.role, w.name${own.value}
           from accounts.staff m join accounts.workspace w on w.tenant_id = m.tenant_id
           where m.person_id = wanted and m.active order by w.name, m.tenant_id $$`,
    `create function accounts.list_workspaces(after_at timestamptz, after_id uuid, ascending boolean, wanted integer)
     returns table (tenant_id uuid, name text, demo boolean, suspension_reason text, created_at timestamptz,
       members integer, last_used_at timestamptz, member_limit integer, monthly_answer_limit integer${own.column})
     language sql stable ${DEFINER}
     as $$ select w.tenant_id, w.name, w.demo, w.suspension_reason, w.created_at,
             (select count(*)::int from accounts.staff m where m.tenant_id = w.tenant_id and m.active),
             greatest((select max(s.last_used_at) from accounts.session s where s.tenant_id = w.tenant_id),
                      (select max(k.last_used_at) from accounts.api_key k where k.tenant_id = w.tenant_id)),
             w.member_limit, w.monthly_answer_limit${own.value}
           from accounts.workspace w
           where after_at is null
             or case when ascending then (w.created_at, w.tenant_id) > (after_at, after_id)
                     else (w.created_at, w.tenant_id) < (after_at, after_id) end
           order by case when ascending then w.created_at end, case when ascending then w.tenant_id end,
             w.created_at desc, w.tenant_id desc
           limit wanted $$`,
    `create or replace function accounts.sso_only_workspaces(wanted uuid) returns setof uuid
     language sql stable ${DEFINER}
     as $$ select m.tenant_id from accounts.staff m
           join accounts.workspace w on w.tenant_id = m.tenant_id
           join accounts.sso_connection c on c.tenant_id = ${own.provider}
           where m.person_id = wanted and m.active and c.enforced and m.role <> 'owner' $$`,
    ...[MEMBERSHIPS, LIST].flatMap((signature) => grantFunction(signature)),
  ];
}
