import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { to as copyTo } from 'pg-copy-streams';
import { FORMAT, newBackupFolder } from './backup-folder.mjs';
import { brokenLog, logOf, migrationsOf, presentSchemas, consumersAhead, sequencesOf, tablesOf } from './catalogue.mjs';
import { progress } from './progress.mjs';
import { rowDigest } from './row-digest.mjs';
import { requireAllRowsVisible, openSession } from './session.mjs';

/** A fast level: higher ones take twice the time for little gain. */
const COMPRESSION = { level: 4 };

/** Computes the SHA-256 of a stream. */
function fileDigest() {
  const hash = createHash('sha256');
  const stream = new Transform({
    transform(chunk, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  return { stream, result: () => hash.digest('hex') };
}

async function copyTable(client, { table, sql, columns }, path, log) {
  const list = columns.map((column) => `"${column.replaceAll('"', '""')}"`).join(', ');
  const digest = rowDigest();
  const file = fileDigest();
  const done = progress(log, table, digest.result);
  try {
    await pipeline(
      client.query(copyTo(`copy ${sql} (${list}) to stdout`)),
      digest.stream,
      createGzip(COMPRESSION),
      file.stream,
      createWriteStream(path, { mode: 0o600 }),
    );
  } finally {
    done();
  }
  return { ...digest.result(), sha256: file.result() };
}

/** Orders consumers before the producers of their topics: the snapshot of a consumer may be older than the log, never newer. */
async function consumersFirst(open) {
  const reads = new Map();
  for (const { client, services } of open) {
    const { committedOffsets } = await logOf(client);
    for (const { group, topic } of committedOffsets)
      if (services.includes(group)) reads.set(client, (reads.get(client) ?? new Set()).add(topic.split('.')[0]));
  }
  const remaining = [...open];
  const ordered = [];
  while (remaining.length > 0) {
    const isRead = ({ services, client }) =>
      remaining.some((other) => other.client !== client && services.some((name) => reads.get(other.client)?.has(name)));
    const next = remaining.findIndex((candidate) => !isRead(candidate));
    ordered.push(...remaining.splice(Math.max(next, 0), 1));
  }
  return ordered;
}

/**
 * Writes a backup of `databases` (`{ url, services, schemas }` each) into the folder `out`, which must not exist yet, from
 * one snapshot per database, while the product runs. Returns the manifest. Memory use does not depend on the amount of data.
 */
export async function takeBackup({ databases, out, version, log = () => {} }) {
  const folder = await newBackupFolder(out);
  const open = [];
  try {
    for (const database of databases) {
      const client = await openSession(database.url, 'hearback backup');
      open.push({ ...database, client });
      await requireAllRowsVisible(client);
    }
    for (const { client } of open.length > 1 ? await consumersFirst(open) : open) {
      await client.query('begin isolation level repeatable read read only');
      await client.query('select 1'); // The first statement takes the snapshot.
    }
    const at = new Date().toISOString();
    const manifest = { format: FORMAT, product: 'hearback', version, at, databases: [] };
    const sums = {};
    for (const [index, { client, services, schemas }] of open.entries()) {
      const names = schemas.map(({ name }) => name);
      const here = await presentSchemas(client, names);
      const lacking = names.filter((name) => !here.includes(name));
      if (lacking.length > 0)
        throw new Error(
          `the database has no schema ${lacking.join(', ')}: migrate it, or pass --databases each if it was started with that`,
        );
      const eventLog = await logOf(client);
      const tables = [];
      for (const table of await tablesOf(client, here)) {
        const file = `${open.length > 1 ? `${index}.` : ''}${table.table}.copy.gz`;
        const { sha256, ...rows } = await copyTable(client, table, folder.path(file), log);
        sums[file] = sha256;
        tables.push({ table: table.table, columns: table.columns, file, ...rows });
      }
      const { rows: server } = await client.query(`select current_setting('server_version') as version`);
      manifest.databases.push({
        services,
        postgres: server[0].version,
        migrations: await migrationsOf(client, here),
        tables,
        sequences: await sequencesOf(client, here),
        log: eventLog,
      });
    }
    const wrong = [
      ...manifest.databases.flatMap((database) => brokenLog(database.log)),
      ...consumersAhead(manifest.databases),
    ];
    if (wrong.length > 0) throw new Error(`the event log is incomplete: ${wrong.join('; ')}`);
    await folder.finish(manifest, sums);
    return manifest;
  } catch (error) {
    await folder.remove();
    throw error;
  } finally {
    await Promise.all(open.map(({ client }) => client.end()));
  }
}
