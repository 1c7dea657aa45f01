import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { checkedBackup } from './backup-folder.mjs';
import { brokenLog, logOf, migrationsOf, presentSchemas, consumersAhead, tablesOf } from './catalogue.mjs';
import { progress } from './progress.mjs';
import { rowDigest } from './row-digest.mjs';
import { requireAllRowsVisible, openSession } from './session.mjs';

const listed = (columns) => columns.map((column) => `"${column.replaceAll('"', '""')}"`).join(', ');

/** The schemas as they were at the time of the backup. Throws if the backup has migrations that this version does not know. */
function schemasAtBackup(schemas, migrations) {
  const unknown = Object.entries(migrations).flatMap(([schema, names]) => {
    const known = new Set(schemas.find(({ name }) => name === schema)?.migrations.map(({ name }) => name));
    return names.filter((name) => !known.has(name)).map((name) => `${schema}: ${name}`);
  });
  if (unknown.length > 0)
    throw new Error(`the backup was made by another version, with migrations this one lacks (${unknown.join(', ')})`);
  return schemas
    .filter(({ name }) => migrations[name] !== undefined)
    .map((schema) => ({
      ...schema,
      migrations: schema.migrations.filter(({ name }) => migrations[schema.name].includes(name)),
    }));
}

/**
 * Throws if the database has a row of a workspace, or migrations that the backup lacks. Rows that belong to no workspace
 * (counters at zero, rows inserted by migrations) are replaced.
 */
async function mustBeEmpty(client, schemas, migrations) {
  const names = schemas.map(({ name }) => name);
  const here = await presentSchemas(client, names);
  for (const { table, sql, columns } of await tablesOf(client, here)) {
    if (!columns.includes('tenant_id')) continue;
    const { rows } = await client.query(`select exists (select from ${sql}) as filled`);
    if (rows[0].filled)
      throw new Error(`the target holds data already (${table}): restore into an empty database, nothing was changed`);
  }
  for (const [schema, ran] of Object.entries(await migrationsOf(client, here))) {
    const newer = ran.filter((name) => !migrations[schema]?.includes(name));
    if (newer.length > 0)
      throw new Error(
        `the target has migrations that the backup lacks (${schema}: ${newer.join(', ')}): give it a new database`,
      );
  }
}

async function fillTable(client, folder, entry, table, log) {
  const digest = rowDigest();
  const done = progress(log, entry.table, digest.result);
  try {
    await pipeline(
      createReadStream(join(folder, entry.file)),
      createGunzip(),
      digest.stream,
      client.query(copyFrom(`copy ${table.sql} (${listed(entry.columns)}) from stdin`)),
    );
  } finally {
    done();
  }
  mustEqual(entry, digest.result(), 'the file holds');
}

/** Reads the table back and compares it with the backup byte by byte. */
async function verifyTable(client, entry, table) {
  const digest = rowDigest();
  const discard = new Writable({ write: (_chunk, _encoding, done) => done() });
  await pipeline(
    client.query(copyTo(`copy ${table.sql} (${listed(entry.columns)}) to stdout`)),
    digest.stream,
    discard,
  );
  mustEqual(entry, digest.result(), 'the database has');
}

function mustEqual(entry, { rows, digest }, who) {
  if (rows !== entry.rows) throw new Error(`${entry.table}: ${who} ${rows} rows, the manifest says ${entry.rows}`);
  if (digest !== entry.digest) throw new Error(`${entry.table}: ${who} other rows than the backup`);
}

async function fillDatabase(client, folder, kept, log) {
  const tables = new Map((await tablesOf(client, Object.keys(kept.migrations))).map((table) => [table.table, table]));
  const missing = kept.tables.filter(({ table }) => !tables.has(table));
  if (missing.length > 0) throw new Error(`tables are missing here: ${missing.map(({ table }) => table).join(', ')}`);
  await client.query('begin');
  for (const { sql, columns } of [...tables.values()].toReversed())
    if (!columns.includes('tenant_id')) await client.query(`delete from ${sql}`);
  for (const entry of kept.tables) await fillTable(client, folder, entry, tables.get(entry.table), log);
  for (const { sequence, value } of kept.sequences) await client.query('select setval($1, $2)', [sequence, value]);
  log('verifying all rows');
  for (const entry of kept.tables) await verifyTable(client, entry, tables.get(entry.table));
  const eventLog = await logOf(client);
  if (JSON.stringify(eventLog) !== JSON.stringify(kept.log))
    throw new Error('offsets of the event log differ from the backup');
  const wrong = brokenLog(eventLog);
  if (wrong.length > 0) throw new Error(`the event log is incomplete: ${wrong.join('; ')}`);
}

/**
 * Fills `databases` (`{ url, services, schemas }` each; `schemas` are the service schemas of this version) from the backup
 * in the folder `from`: checks its files, migrates to exactly its migrations, copies in one transaction per database,
 * reads everything back and compares. Throws on any difference and leaves no row behind. Returns the manifest.
 */
export async function restoreBackup({ databases, from, rolePassword, log = () => {} }) {
  const manifest = await checkedBackup(from, log);
  const ahead = consumersAhead(manifest.databases);
  if (ahead.length > 0) throw new Error(`consumers are ahead of the event log: ${ahead.join('; ')}`);
  const pairs = manifest.databases.map((kept) => {
    const target = databases.find(({ services }) => services.toSorted().join() === kept.services.toSorted().join());
    if (target === undefined)
      throw new Error(
        `the backup has a database of ${kept.services.join(', ')}; the settings name none with exactly these`,
      );
    return { kept, target, schemas: schemasAtBackup(target.schemas, kept.migrations) };
  });
  const { migrate } = await import('@hearback/database');
  const open = [];
  try {
    for (const { kept, target, schemas } of pairs) {
      const client = await openSession(target.url, 'hearback restore');
      open.push(client);
      await requireAllRowsVisible(client);
      await mustBeEmpty(client, target.schemas, kept.migrations);
      await migrate({ url: target.url, schemas, rolePassword });
    }
    for (const [index, { kept }] of pairs.entries()) await fillDatabase(open[index], from, kept, log);
    for (const client of open) await client.query('commit');
    for (const client of open) await client.query('analyze');
    return manifest;
  } finally {
    await Promise.all(open.map((client) => client.end()));
  }
}
