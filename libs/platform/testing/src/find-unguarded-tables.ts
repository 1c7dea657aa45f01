import { INFRASTRUCTURE_SCHEMAS, type Row } from '@hearback/database';

/** A defect in the catalogue that could expose one tenant's rows to another. */
export interface Unguarded {
  /** Schema-qualified name of the table, view, function or role. */
  readonly object: string;
  readonly defect: string;
}

type Sql = <R = Row>(text: string, parameters?: readonly unknown[]) => Promise<R[]>;

const INFRASTRUCTURE = [...INFRASTRUCTURE_SCHEMAS].map((name) => `'${name}'`).join(', ');

/**
 * The common table expressions of every check. `tenant_table` has all tables of the product with a `tenant_id`, and the two roles that
 * they are granted to (for infrastructure, the group roles). Partitions are excluded: they are accessed through their parent, and
 * another check ensures that they are not granted themselves.
 */
const TABLES = `
  with application_schema as (
    select oid, nspname as name, case when nspname in (${INFRASTRUCTURE}) then 'hearback' else nspname end as role_prefix
    from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'
  ), application_role as (
    select r.* from pg_roles r
    where r.rolname in ('hearback_request', 'hearback_batch')
       or exists (select from pg_auth_members m join pg_roles g on g.oid = m.roleid
                  where m.member = r.oid and g.rolname in ('hearback_request', 'hearback_batch'))
  ), tenant_table as (
    select c.*, s.name || '.' || c.relname as object, a.attnum as tenant_column, a.attnotnull, a.atttypid,
           (select oid from pg_roles where rolname = s.role_prefix || '_request') as request_role,
           (select oid from pg_roles where rolname = s.role_prefix || '_batch') as batch_role
    from pg_class c join application_schema s on s.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
    where c.relkind in ('r', 'p') and not c.relispartition
  )`;

/** Queries that return `object` and `defect`. */
const CHECKS: readonly string[] = [
  `select object, 'row-level security is not both enabled and forced' as defect
   from tenant_table where not (relrowsecurity and relforcerowsecurity)`,

  `select object, 'tenant_id is not "uuid not null"' as defect
   from tenant_table where not attnotnull or atttypid <> 'uuid'::regtype`,

  `select object, 'no policy binds the ' || kind || ' role to ' || setting as defect
   from tenant_table, lateral (values ('request', request_role, 'app.tenant_id'), ('batch', batch_role, 'app.tenant_ids')) as k (kind, role, setting)
   where not exists (
     select from pg_policy p where p.polrelid = tenant_table.oid and role = any (p.polroles) and p.polcmd = '*' and p.polpermissive
       and pg_get_expr(p.polqual, p.polrelid) like '%''' || setting || '''%'
       and coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '''' || setting || '''') like '%''' || setting || '''%')`,

  `select object, 'policy ' || p.polname || ' lets a role see rows of any tenant' as defect
   from tenant_table join pg_policy p on p.polrelid = tenant_table.oid
   where p.polpermissive
     and (0 = any (p.polroles) or exists (select from application_role r where r.oid = any (p.polroles)))
     and (coalesce(pg_get_expr(p.polqual, p.polrelid), '') || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '')) not like '%''app.tenant_id%'
     and (request_role = any (p.polroles) or coalesce(obj_description(p.oid, 'pg_policy'), '') not like 'across tenants: %')`,

  `select object, 'unique key ' || i.indexrelid::regclass::text || ' does not begin with tenant_id and no comment says why' as defect
   from tenant_table join pg_index i on i.indrelid = tenant_table.oid
   where i.indisunique and i.indkey[0] <> tenant_column
     and coalesce(obj_description(i.indexrelid, 'pg_class'), '') not like 'across tenants: %'`,

  `select t.object, 'foreign key ' || k.conname || ' refers to ' || other.object || ' without tenant_id' as defect
   from tenant_table t join pg_constraint k on k.conrelid = t.oid and k.contype = 'f'
   join tenant_table other on other.oid = k.confrelid
   where not exists (select from unnest(k.conkey, k.confkey) as pair (mine, theirs)
                     where mine = t.tenant_column and theirs = other.tenant_column)`,

  `select s.name || '.' || c.relname as object, 'granted to ' || coalesce(r.rolname, 'everybody') as defect
   from pg_class c join application_schema s on s.oid = c.relnamespace, aclexplode(c.relacl) as acl
   left join pg_roles r on r.oid = acl.grantee
   where c.relkind in ('r', 'p', 'v', 'm') and acl.grantee <> c.relowner
     and (acl.grantee = 0 or c.relispartition or r.rolname not in (s.role_prefix || '_request', s.role_prefix || '_batch'))
   group by 1, 2`,

  `select s.name || '.' || c.relname as object, 'its owner ' || r.rolname || ' is a role of a service' as defect
   from pg_class c join application_schema s on s.oid = c.relnamespace join application_role r on r.oid = c.relowner
   where c.relkind in ('r', 'p', 'v', 'm')`,

  `select rolname as object, 'the role can bypass row-level security, or create a role that can' as defect
   from application_role
   where rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication
      or pg_has_role(oid, (select oid from pg_roles where rolname = 'hearback_owner'), 'member')`,

  `select s.name || '.' || c.relname as object, 'the view runs with the permissions of its owner, not of its reader' as defect
   from pg_class c join application_schema s on s.oid = c.relnamespace
   where c.relkind = 'v' and not coalesce(c.reloptions @> '{security_invoker=true}', false)
      or c.relkind = 'm' and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id')`,

  `select p.oid::regprocedure::text as object, 'the SECURITY DEFINER function can be called by everybody, or sets no search_path' as defect
   from pg_proc p join application_schema s on s.oid = p.pronamespace
   where p.prosecdef and (has_function_privilege('public', p.oid, 'execute')
      or not exists (select from unnest(p.proconfig) as setting where setting like 'search_path=%'))`,
];

/**
 * Checks the catalogue, as superuser, for tables that could expose one tenant's rows to another, and for roles, views and
 * functions that bypass their policies. Returns an empty list if there are none. Migrations declare exceptions with
 * `acrossTenants`.
 */
export async function findUnguardedTables(sql: Sql): Promise<readonly Unguarded[]> {
  const found: Unguarded[] = [];
  for (const check of CHECKS) {
    const rows = await sql<{ object: string; defect: string }>(`${TABLES} ${check} order by 1, 2`);
    found.push(...rows.map(({ object, defect }) => ({ object, defect })));
  }
  return found;
}
