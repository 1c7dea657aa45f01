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

/** The ids by which events name rows that are due; fewer than `limit`: there are no others. None if the table has no `subject`. */
export async function agedSubjects(tx: Tx, rows: AgedRows): Promise<readonly string[]> {
  const { table, tenantId, before, limit } = rows;
  if (table.subject === undefined || !hasWork(table)) return [];
  const found = await tx.query<{ id: string }>(
    `select distinct t."${table.subject}"::text as id from ${nameOf(rows)} t where ${dueOf(table)} limit ${limit}`,
    [tenantId, before],
  );
  return found.map(({ id }) => id);
}

/**
 * Returns the number of rows that were changed; fewer than `limit`: no more are left. Rows that are empty already do not count.
 * `subjects`: only rows with one of these ids.
 */
export async function emptyAgedRows(tx: Tx, rows: AgedRows, subjects?: readonly string[]): Promise<number> {
  const { table, tenantId, before, limit } = rows;
  if (!hasWork(table)) return 0;
  const name = nameOf(rows);
  const named = subjects === undefined ? '' : ` and t."${table.subject}" = any ($3::uuid[])`;
  const found = `select t.ctid from ${name} t where ${dueOf(table)}${named} limit ${limit}`;
  const change =
    table.deletes === true
      ? `delete from ${name} where ctid = any (array(${found}))`
      : `update ${name} set ${valuesOf(table)
          .map(([column, value]) => `"${column}" = ${value}`)
          .join(', ')}
         where ctid = any (array(${found}))`;
  const [row] = await tx.query<{ count: number }>(
    `with changed as (${change} returning 1) select count(*)::integer as count from changed`,
    [tenantId, before, ...(subjects === undefined ? [] : [subjects])],
  );
  return row!.count;
}

const nameOf = ({ schema, table }: AgedRows) => `"${schema}"."${table.table}"`;

const valuesOf = ({ personal, ends }: PersonalTable) => Object.entries({ ...personal, ...ends });

const hasWork = (table: PersonalTable) =>
  table.ages !== undefined && (table.deletes === true || valuesOf(table).length > 0);

/** The condition on rows that are old enough and not emptied yet. `$1`: the tenant, `$2`: the time. */
function dueOf(table: PersonalTable): string {
  const { by, where } = table.ages!;
  const differs = valuesOf(table).map(([column, value]) => `"${column}"::text is distinct from (${value})::text`);
  return [
    't.tenant_id = $1',
    `${by.replaceAll('#', 't')} < $2`,
    ...(where === undefined ? [] : [where.replaceAll('#', 't')]),
    ...(table.deletes === true ? [] : [`(${differs.join(' or ')})`]),
  ].join(' and ');
}
