import { grantFunction, OWNER_ROLE, runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a workspace is deleted, and what erases its audit log and its members. */
export class WorkspaceDeletion1763800000051 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'alter table accounts.workspace add column deletes_at timestamptz',
      // Only the log of a workspace whose deletion this service has applied can be erased.
      REFUSE_UNLESS_DELETED,
      // A function of the owner, so that no role of the service may delete entries; the trigger decides for it too.
      `create policy audit_entry_read on accounts.audit_entry for select to ${OWNER_ROLE} using (true)`,
      `create policy audit_entry_erased on accounts.audit_entry for delete to ${OWNER_ROLE} using (true)`,
      `create function accounts.erase_audit_log(wanted uuid) returns void
         language sql volatile security definer set search_path = pg_catalog, pg_temp
         as $$ delete from accounts.audit_entry e where e.tenant_id = wanted $$`,
      ...grantFunction('accounts.erase_audit_log(uuid)'),
      `create policy staff_erased on accounts.staff for delete to ${OWNER_ROLE} using (true)`,
      // Who is a member of no other workspace is deleted as a person too.
      `create function accounts.erase_members(wanted uuid) returns integer
         language sql volatile security definer set search_path = pg_catalog, pg_temp
         as $$ with member as (delete from accounts.staff s where s.tenant_id = wanted returning s.person_id),
                 gone as (delete from accounts.person p using member m where p.id = m.person_id
                          and not exists (select from accounts.staff o where o.person_id = p.id and o.tenant_id <> wanted))
               select count(*)::integer from member $$`,
      ...grantFunction('accounts.erase_members(uuid)'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'drop function accounts.erase_members(uuid)',
      'drop policy staff_erased on accounts.staff',
      'drop function accounts.erase_audit_log(uuid)',
      'drop policy audit_entry_erased on accounts.audit_entry',
      'drop policy audit_entry_read on accounts.audit_entry',
      REFUSE_EVERY_CHANGE,
      'alter table accounts.workspace drop column deletes_at',
    );
  }
}

const FUNCTION = `create or replace function accounts.refuse_audit_change() returns trigger language plpgsql
  set search_path = pg_catalog, pg_temp`;

const REFUSE_UNLESS_DELETED = `${FUNCTION}
   as $$ begin
     if tg_level = 'ROW' and tg_op = 'DELETE' then
       if exists (select from messaging.deleted_tenant d where d.tenant_id = old.tenant_id and d."group" = 'accounts') then
         return old;
       end if;
     end if;
     raise exception 'entries of the audit log are never changed';
   end $$`;

const REFUSE_EVERY_CHANGE = `${FUNCTION}
   as $$ begin raise exception 'entries of the audit log are never changed'; end $$`;
