import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PersonalRows } from '@hearback/database';
import { infrastructureSchemas, type ServiceDefinition } from '@hearback/process';
import { throwAwayDatabase, type ThrowAwayDatabase } from '@hearback/testing';
import { targets } from '../src/targets.js';

interface Column {
  readonly service: string;
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly comment: string | null;
}

const TENANT_COLUMNS = `
  select n.nspname as service, c.relname as table, a.attname as column, format_type(a.atttypid, null) as type,
    col_description(c.oid, a.attnum) as comment
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where n.nspname = any ($1) and c.relkind in ('r', 'p') and not c.relispartition
    and exists (select from pg_attribute t where t.attrelid = c.oid and t.attname = 'tenant_id')
  order by 1, 2, a.attnum`;

/** Types of columns that can hold what somebody wrote. */
const WRITABLE = new Set(['text', 'text[]', 'json', 'jsonb', 'bytea', 'tsvector', 'character varying']);

describe('what is stored of customers', () => {
  const definitions: readonly ServiceDefinition[] = Object.values(targets).map(({ definition }) => definition);
  let database: ThrowAwayDatabase;
  let columns: readonly Column[];

  beforeAll(async () => {
    database = await throwAwayDatabase([...infrastructureSchemas, ...definitions.map(({ schema }) => schema)]);
    columns = await database.sql<Column>(TENANT_COLUMNS, [definitions.map(({ name }) => name)]);
  });
  afterAll(() => database?.close());

  const declared = (service: string) => definitions.find(({ name }) => name === service)!.personal!;
  const tableOf = ({ service, table }: Column) => declared(service).tables.find((each) => each.table === table);

  it('is declared by every service, for every table of tenants', () => {
    const tables = new Set(columns.map(({ service, table }) => `${service}.${table}`));
    const named = definitions.flatMap(({ name, personal }) =>
      [...personal!.tables.map(({ table }) => table), ...Object.keys(personal!.withoutCustomers)].map(
        (table) => `${name}.${table}`,
      ),
    );
    expect(named.toSorted()).toEqual([...tables].toSorted());
  });

  it('says of each column with text, JSON or bytes whether it is personal, and if not, why', () => {
    const wrong = columns.flatMap((column) => {
      const table = tableOf(column);
      if (table === undefined || !WRITABLE.has(column.type)) return [];
      const times = [table.personal, table.kept].filter((list) => Object.hasOwn(list, column.column)).length;
      return times === 1 ? [] : [`${column.service}.${column.table}.${column.column}: in ${times} lists`];
    });
    expect(wrong).toEqual([]);
  });

  it('names only columns that exist', () => {
    const exists = new Set(columns.map(({ service, table, column }) => `${service}.${table}.${column}`));
    const unknown = definitions.flatMap(({ name, personal }) =>
      personal!.tables.flatMap(({ table, personal: own, kept, ends, subject }) =>
        [own, kept, ends ?? {}, subject === undefined ? {} : { [subject]: '' }]
          .flatMap((list) => Object.keys(list))
          .map((column) => `${name}.${table}.${column}`)
          .filter((column) => !exists.has(column)),
      ),
    );
    expect(unknown).toEqual([]);
  });

  it('agrees with the columns that migrations call personal', () => {
    const kept = columns.filter(
      (column) => column.comment === 'personal' && column.column in (tableOf(column)?.kept ?? {}),
    );
    expect(kept.map(({ service, table, column }) => `${service}.${table}.${column}`)).toEqual([]);
  });

  it('may be erased by the role that erases', async () => {
    const denied: string[] = [];
    for (const { name, personal } of definitions)
      for (const { table, personal: own, ends, deletes } of personal!.tables) {
        const columns = deletes === true ? [] : Object.keys({ ...own, ...ends });
        const [row] = await database.sql<{ missing: string[] }>(
          `select array_remove(array[case when $4 and not has_table_privilege($1, $2, 'delete') then 'delete' end]
             || array(select 'update ' || c from unnest($3::text[]) as c where not has_column_privilege($1, $2, c, 'update')), null) as missing`,
          [`${name}_batch`, `${name}.${table}`, columns, deletes === true],
        );
        denied.push(...row!.missing.map((right) => `${right} on ${name}.${table}`));
      }
    expect(denied).toEqual([]);
  });

  it('can be read, for a customer of whom there is nothing', async () => {
    const person = {
      tenantId: randomUUID(),
      customerIds: [randomUUID()],
      externalIds: ['C-1042 (a+b)'],
      addresses: ['Ada@shop.example'],
      subjectIds: [randomUUID()],
    };
    for (const { name, personal } of definitions) {
      const rows = new PersonalRows(name, personal!);
      const found = await database.transaction(async (tx) => {
        const whole = await rows.complete(tx, person);
        const read: unknown[] = [];
        for await (const part of rows.of(tx, whole)) read.push(part);
        return read;
      });
      expect(found).toEqual([]);
    }
  });
});
