import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServiceSchema, runStatements, tenantTable, type ServiceSchema } from '@hearback/database';
import { throwAwayDatabase, type ThrowAwayDatabase } from '@hearback/testing';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { restoreBackup } from '../restore-backup.mjs';
import { takeBackup } from '../take-backup.mjs';

/** Everything that is hard to copy: foreign keys, an identity, a generated column, bytes, unusual texts, a seeded row. */
class Attic1764000000101 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      ...createServiceSchema('survey'),
      `create table survey.a_child (
         tenant_id uuid not null, id integer generated always as identity, parent text not null,
         "Odd ""name" text, doubled integer generated always as (id * 2) stored, raw bytea, at timestamptz, n double precision,
         constraint a_child_pk primary key (tenant_id, id))`,
      `create table survey.z_parent (
         tenant_id uuid not null, name text not null, above text,
         constraint z_parent_pk primary key (tenant_id, name),
         constraint z_parent_above foreign key (tenant_id, above) references survey.z_parent (tenant_id, name))`,
      `alter table survey.a_child add constraint a_child_parent foreign key (tenant_id, parent) references survey.z_parent (tenant_id, name)`,
      `create table survey.nothing (tenant_id uuid not null, id integer not null, constraint nothing_pk primary key (tenant_id, id))`,
      `create table survey.seeded (one integer not null, constraint seeded_pk primary key (one))`,
      'insert into survey.seeded values (1)',
      ...['a_child', 'z_parent', 'nothing'].flatMap((name) => tenantTable(`survey.${name}`)),
    );
  }
  async down(): Promise<void> {}
}
class Later1764000000102 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table survey.z_parent add column more text');
  }
  async down(): Promise<void> {}
}

const schema: ServiceSchema = { name: 'survey', migrations: [Attic1764000000101] };
const newer: ServiceSchema = { ...schema, migrations: [Attic1764000000101, Later1764000000102] };
const TENANT = '0198b0a0-0000-7000-8000-000000000001';
const CHILDREN = `select *, doubled from survey.a_child order by id`;

describe('a backup', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearback-backup-'));
  const out = join(folder, 'whole');
  const databases: ThrowAwayDatabase[] = [];
  let source: ThrowAwayDatabase;

  const database = async (schemas: readonly ServiceSchema[]) => {
    const made = await throwAwayDatabase(schemas);
    databases.push(made);
    return made;
  };
  const place = (at: ThrowAwayDatabase, known = schema) => [{ url: at.url, services: ['survey'], schemas: [known] }];
  const restore = (at: ThrowAwayDatabase, from = out, known = schema) =>
    restoreBackup({ databases: place(at, known), from, rolePassword: at.rolePassword });
  /** A copy of the backup with one file changed. */
  const changed = (name: string, change: (bytes: Buffer) => Buffer) => {
    const copy = mkdtempSync(join(folder, 'changed-'));
    for (const file of readdirSync(out)) {
      const bytes = readFileSync(join(out, file));
      writeFileSync(join(copy, file), file === name ? change(bytes) : bytes);
    }
    return copy;
  };
  const flipped = (bytes: Buffer) => {
    bytes[Math.floor(bytes.length / 2)]! ^= 1;
    return bytes;
  };

  beforeAll(async () => {
    source = await database([schema]);
    await source.sql(
      `insert into survey.z_parent select $1, 'p' || n, case when n > 1 then 'p' || n - 1 end from generate_series(1, 50) n`,
      [TENANT],
    );
    await source.sql(
      `insert into survey.a_child (tenant_id, parent, "Odd ""name", raw, at, n)
       select $1, 'p' || 1 + n % 50, case n % 4 when 0 then null when 1 then E'tab\\t line\\n back\\\\ \\\\. é 🙂' when 2 then '' else repeat('x', n) end,
         decode(md5(n::text), 'hex'), '2026-03-29T01:30:00.123456Z'::timestamptz + n * interval '1 hour', 1.0 / n
       from generate_series(1, 5000) n`,
      [TENANT],
    );
    await takeBackup({ databases: place(source), out, version: '1.2.3' });
  });
  afterAll(async () => {
    for (const each of databases) await each.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('restores every row, generated column and sequence', async () => {
    const target = await database([]);
    const { version, databases: kept } = await restore(target);
    expect(version).toBe('1.2.3');
    expect(Object.fromEntries(kept[0]!.tables.map(({ table, rows }) => [table, rows]))).toEqual({
      'survey.z_parent': 50,
      'survey.a_child': 5000,
      'survey.nothing': 0,
      'survey.seeded': 1,
    });
    expect(await target.sql(CHILDREN)).toEqual(await source.sql(CHILDREN));
    const [next] = await target.sql<{ id: number }>(
      `insert into survey.a_child (tenant_id, parent) values ($1, 'p1') returning id`,
      [TENANT],
    );
    expect(next!.id).toBe(5001);
    const forced = await target.sql(`select relname from pg_class where relforcerowsecurity order by 1`);
    expect(forced).toEqual([{ relname: 'a_child' }, { relname: 'nothing' }, { relname: 'z_parent' }]);
  });

  it('is one snapshot, independent of concurrent writes', async () => {
    const before = await source.sql<{ n: number }>('select count(*)::int as n from survey.nothing');
    const writing = (async () => {
      for (let i = 0; i < 200; i += 1)
        await source.transaction(async (tx) => {
          await tx.query('insert into survey.nothing values ($1, $2)', [TENANT, i]);
          await tx.query('insert into survey.z_parent values ($1, $2)', [TENANT, `late ${i}`]);
        });
    })();
    const at = join(folder, 'meanwhile');
    const manifest = await takeBackup({ databases: place(source), out: at, version: '1' });
    await writing;
    const rows = Object.fromEntries(manifest.databases[0]!.tables.map(({ table, rows: n }) => [table, n]));
    expect(rows['survey.z_parent']! - 50).toBe(rows['survey.nothing']! - before[0]!.n);
    await source.sql('delete from survey.nothing');
    await source.sql(`delete from survey.z_parent where name like 'late %'`);
  });

  it('can be restored by a newer version, which then migrates further', async () => {
    const target = await database([]);
    await restore(target, out, newer);
    expect(await target.sql('select name from survey.migration')).toEqual([{ name: 'Attic1764000000101' }]);
  });

  it('of a newer version is rejected', async () => {
    const ahead = await database([newer]);
    const at = join(folder, 'newer');
    await takeBackup({ databases: place(ahead, newer), out: at, version: '9' });
    await expect(restore(await database([]), at)).rejects.toThrow(/another version.*Later1764000000102/);
  });

  it('is not restored over existing rows', async () => {
    await expect(restore(source)).rejects.toThrow(/holds data already \(survey\.z_parent\)/);
    expect(await source.sql('select count(*)::int as n from survey.a_child')).toEqual([{ n: 5000 }]);
  });

  it('is not restored over newer tables', async () => {
    await expect(restore(await database([newer]))).rejects.toThrow(/migrations that the backup lacks/);
  });

  it.each(['survey.a_child.copy.gz', 'manifest.json', 'SHA256SUMS'])(
    'with a flipped byte in %s is detected before anything is changed',
    async (name) => {
      const target = await database([]);
      await expect(restore(target, changed(name, flipped))).rejects.toThrow(/damaged/);
      expect(await target.sql(`select from pg_namespace where nspname = 'survey'`)).toEqual([]);
    },
  );

  it('that is truncated is detected', async () => {
    const target = await database([]);
    const cut = changed('survey.a_child.copy.gz', (bytes) => bytes.subarray(0, bytes.length - 20));
    await expect(restore(target, cut)).rejects.toThrow(/survey\.a_child\.copy\.gz does not match its checksum/);
  });

  it('leaves no row behind if the rows do not match the manifest', async () => {
    const target = await database([]);
    const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
    const child = manifest.databases[0].tables.find((entry: { table: string }) => entry.table === 'survey.a_child');
    child.digest = '0000000000000000';
    const { createHash } = await import('node:crypto');
    const text = JSON.stringify(manifest);
    const copy = changed('manifest.json', () => Buffer.from(text));
    const sums = readFileSync(join(copy, 'SHA256SUMS'), 'utf8');
    const sum = createHash('sha256').update(text).digest('hex');
    writeFileSync(join(copy, 'SHA256SUMS'), sums.replace(/[0-9a-f]{64}(?= {2}manifest\.json)/, sum));
    await expect(restore(target, copy)).rejects.toThrow(/survey\.a_child: the file holds other rows/);
    expect(await target.sql('select count(*)::int as n from survey.z_parent')).toEqual([{ n: 0 }]);
  });

  it('is rejected for a user that row-level security applies to', async () => {
    const [{ name }] = (await source.sql<{ name: string }>('select current_database() as name')) as [{ name: string }];
    const role = `reader_of_${name}`;
    await source.sql(`create role ${role} login password 'reader-password'`);
    try {
      const url = new URL(source.url);
      url.username = role;
      url.password = 'reader-password';
      const taking = takeBackup({
        databases: [{ url: url.href, services: ['survey'], schemas: [schema] }],
        out: join(folder, 'hidden'),
        version: '1',
      });
      await expect(taking).rejects.toThrow(/row-level security, which hides rows/);
      expect(readdirSync(folder).filter((entry) => entry.startsWith('hidden'))).toEqual([]);
    } finally {
      await source.sql(`drop role ${role}`);
    }
  });

  it('does not overwrite another', async () => {
    await expect(takeBackup({ databases: place(source), out, version: '1' })).rejects.toThrow(/exists/);
  });
});
