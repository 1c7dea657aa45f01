import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { infrastructureSchemas } from '@hearback/process';
import { throwAwayDatabase, type ThrowAwayDatabase } from '@hearback/testing';
import { readFileSync } from 'node:fs';
import { targets } from '../src/targets.js';

const document = readFileSync(new URL('../../../docs/scale.md', import.meta.url), 'utf8');

/** First column of the table below a marker of the document. */
function listed(marker: string): readonly string[] {
  const from = document.indexOf(`<!-- ${marker} -->`);
  const part = document.slice(from, document.indexOf('<!-- end -->', from));
  return [...part.matchAll(/^\| `([^`]+)`/gm)].map((match) => match[1]!).toSorted();
}

const OURS = `n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and c.relname <> 'migration'`;

describe('an installation can be partitioned by workspace', () => {
  let database: ThrowAwayDatabase;

  beforeAll(async () => {
    const services = Object.values(targets).map(({ definition }) => definition.schema);
    database = await throwAwayDatabase([...infrastructureSchemas, ...services]);
  });
  afterAll(() => database?.close());

  it('except for the tables that docs/scale.md lists', async () => {
    const tables = await database.sql<{ name: string }>(
      `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p') and ${OURS} and not exists (
         select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)
       order by 1`,
    );
    expect(listed('tables of no workspace')).toEqual(tables.map(({ name }) => name));
  });

  it('except for the unique keys that docs/scale.md lists', async () => {
    const keys = await database.sql<{ name: string }>(
      `select n.nspname || '.' || i.relname as name
       from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
       join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
       where x.indisunique and ${OURS} and not a.attnum = any (x.indkey) order by 1`,
    );
    expect(listed('keys across workspaces')).toEqual(keys.map(({ name }) => name));
  });

  it('and no foreign key leads out of a workspace, except to the persons that docs/scale.md explains', async () => {
    const keys = await database.sql<{ conname: string }>(
      `select k.conname from pg_constraint k
       join pg_attribute own on own.attrelid = k.conrelid and own.attname = 'tenant_id' and not own.attisdropped
       where k.contype = 'f' and not exists (
         select from unnest(k.conkey, k.confkey) as pair (mine, theirs)
         join pg_attribute m on m.attrelid = k.conrelid and m.attnum = mine
         join pg_attribute t on t.attrelid = k.confrelid and t.attnum = theirs
         where m.attname = 'tenant_id' and t.attname = 'tenant_id')
       order by 1`,
    );
    expect(listed('foreign keys out of a workspace')).toEqual(keys.map(({ conname }) => conname));
  });
});
