import type { BatchTx } from '@hearback/database';

const TABLES = `
  with tenant_table as (
    select c.oid, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
    where n.nspname = $1 and c.relkind in ('r', 'p') and not c.relispartition
  )
  select t.name, coalesce(array_agg(distinct r.name) filter (where r.oid <> t.oid), '{}')::text[] as referrers
  from tenant_table t
  left join pg_constraint f on f.confrelid = t.oid and f.contype = 'f'
  left join tenant_table r on r.oid = f.conrelid
  group by t.name`;

/**
 * The tables of a schema that have rows of tenants, each after those that refer to it. They are read from the catalogue, so that no
 * table can be forgotten.
 */
export async function tenantTables(tx: BatchTx, schema: string): Promise<readonly string[]> {
  const rows = await tx.query<{ name: string; referrers: readonly string[] }>(TABLES, [schema]);
  const ordered: string[] = [];
  while (ordered.length < rows.length) {
    const free = rows.filter(
      ({ name, referrers }) => !ordered.includes(name) && referrers.every((referrer) => ordered.includes(referrer)),
    );
    if (free.length === 0) throw new Error(`the tables of ${schema} refer to each other in a circle`);
    ordered.push(...free.map(({ name }) => name).toSorted());
  }
  return ordered;
}
