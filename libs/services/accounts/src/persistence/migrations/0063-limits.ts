import { grantFunction, runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The limits that operators set for workspaces, also in their list of all workspaces. */
export class Limits1763800000063 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `alter table accounts.workspace add column member_limit integer, add column monthly_answer_limit integer,
         add constraint workspace_member_limit_check check (member_limit > 0),
         add constraint workspace_monthly_answer_limit_check check (monthly_answer_limit between 1 and 99999)`,
      ...list(', member_limit integer, monthly_answer_limit integer', ', w.member_limit, w.monthly_answer_limit'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      ...list('', ''),
      'alter table accounts.workspace drop column member_limit, drop column monthly_answer_limit',
    );
  }
}

/** The list of all workspaces, with other columns. */
function list(columns: string, values: string): string[] {
  const signature = 'list_workspaces(timestamptz, uuid, boolean, integer)';
  return [
    `drop function accounts.${signature}`,
    `create function accounts.list_workspaces(after_at timestamptz, after_id uuid, ascending boolean, wanted integer)
     returns table (tenant_id uuid, name text, demo boolean, suspension_reason text, created_at timestamptz,
       members integer, last_used_at timestamptz${columns})
     language sql stable security definer set search_path = pg_catalog, pg_temp
     as $$ select w.tenant_id, w.name, w.demo, w.suspension_reason, w.created_at,
             (select count(*)::int from accounts.staff m where m.tenant_id = w.tenant_id and m.active),
             greatest((select max(s.last_used_at) from accounts.session s where s.tenant_id = w.tenant_id),
                      (select max(k.last_used_at) from accounts.api_key k where k.tenant_id = w.tenant_id))${values}
           from accounts.workspace w
           where after_at is null
             or case when ascending then (w.created_at, w.tenant_id) > (after_at, after_id)
                     else (w.created_at, w.tenant_id) < (after_at, after_id) end
           order by case when ascending then w.created_at end, case when ascending then w.tenant_id end,
             w.created_at desc, w.tenant_id desc
           limit wanted $$`,
    ...grantFunction(`accounts.${signature}`),
  ];
}
