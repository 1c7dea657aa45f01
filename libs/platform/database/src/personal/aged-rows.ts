import type { Tx } from '../tx.js';
import type { PersonalTable } from './personal-data.js';

/** Empties rows of a table, or deletes them, as an erasure does, because they are from before a time. */
export interface AgedRows {
  readonly schema: string;
  readonly table: PersonalTable;
  readonly tenantId: string;
  readonly before: Date;
  /** The most rows of one call. */
  readonly limit: number;
}

/** Returns the number of rows that were changed; fewer than `limit`: no more are left. Rows that are empty already do not count. */
export async function emptyAgedRows(tx: Tx, { schema, table, tenantId, before, limit }: AgedRows): Promise<number> {
  const { ages, deletes } = table;
  const values = Object.entries({ ...table.personal, ...table.ends });
  if (ages === undefined || (deletes !== true && values.length === 0)) return 0;
  const name = `"${schema}"."${table.table}"`;
  const differs = values.map(([column, value]) => `"${column}"::text is distinct from (${value})::text`).join(' or ');
  const conditions = [
    't.tenant_id = $1',
    `${ages.by.replaceAll('#', 't')} < $2`,
    ...(ages.where === undefined ? [] : [ages.where.replaceAll('#', 't')]),
    ...(deletes === true ? [] : [`(${differs})`]),
  ];
  const found = `select t.ctid from ${name} t where ${conditions.join(' and ')} limit ${limit}`;
  const change =
    deletes === true
      ? `delete from ${name} where ctid = any (array(${found}))`
      : `update ${name} set ${values.map(([column, value]) => `"${column}" = ${value}`).join(', ')}
         where ctid = any (array(${found}))`;
  const [row] = await tx.query<{ count: number }>(
    `with changed as (${change} returning 1) select count(*)::integer as count from changed`,
    [tenantId, before],
  );
  return row!.count;
}
