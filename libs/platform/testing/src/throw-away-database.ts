import { createHash, randomBytes } from 'node:crypto';
import { migrate, type Row, type ServiceSchema, type Tx } from '@hearback/database';
import { Client, Pool, type PoolClient } from 'pg';
import { fingerprint } from './schema-fingerprint.js';

/** A database for one test, with the migrated tables and without rows. */
export interface ThrowAwayDatabase {
  /** Connection URL of a superuser. */
  readonly url: string;
  /** Password of the services' roles. */
  readonly rolePassword: string;
  /** Runs a statement as superuser, which bypasses row-level security; for assertions, and for setup that no API offers. */
  sql<R = Row>(text: string, parameters?: readonly unknown[]): Promise<R[]>;
  /** As `sql`, for several statements in one transaction. `afterCommit` callbacks are not called. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Closes and drops it, even if connections are still open. */
  close(): Promise<void>;
}

/** What makes the tables of a template: `fill` runs once per server and `key`, which changes whenever it would make others. */
export interface Template {
  readonly key: string;
  /** Makes the tables in the empty database at `url`; the services' roles get `rolePassword`. */
  fill(url: string, rolePassword: string): Promise<void>;
}

/** All tests use the same password, because roles belong to the shared server, which listens on loopback only. */
const ROLE_PASSWORD = 'Vq7rT2mXc9LwZ4kB8nYd';

/** Key of the advisory lock; arbitrary, but the same in all processes. */
const TEMPLATE_LOCK = 4_711_202_613;

/**
 * Creates a database as a copy of a template, which is migrated once per server and set of migrations. Throws if there is no
 * PostgreSQL: a missing database must fail a test, not skip it.
 */
export async function throwAwayDatabase(schemas: readonly ServiceSchema[]): Promise<ThrowAwayDatabase> {
  return copyOf({
    key: await fingerprint(schemas),
    fill: async (url, rolePassword) => void (await migrate({ url, schemas, rolePassword })),
  });
}

/** As `throwAwayDatabase`, of a template that the caller fills. */
export async function copyOf(from: Template): Promise<ThrowAwayDatabase> {
  const server = process.env['HEARBACK_TEST_DATABASE_URL'];
  if (!server)
    throw new Error('HEARBACK_TEST_DATABASE_URL is not set: run this test in a Jest project with the database setup');
  const name = `hearback_test_${randomBytes(8).toString('hex')}`;
  const template = await templateOf(server, from);
  // Copying files is much faster than copying through the write-ahead log, and without fsync its checkpoint is cheap.
  await onServer(server, (client) => client.query(`create database ${name} template ${template} strategy file_copy`));
  const url = databaseUrl(server, name);
  const pool = new Pool({ connectionString: url, max: 2, application_name: 'hearback test' });
  pool.on('error', () => undefined);
  return {
    url,
    rolePassword: ROLE_PASSWORD,
    sql: (text, parameters) => query(pool, text, parameters),
    transaction: (work) => inTransaction(pool, work),
    close: async () => {
      await pool.end();
      await onServer(server, (client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}

async function query<R>(on: Pool | PoolClient, text: string, parameters?: readonly unknown[]): Promise<R[]> {
  const { rows } = await on.query(text, parameters as unknown[] | undefined);
  return rows as R[];
}

async function inTransaction<T>(pool: Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const result = await work({
      query: (sql, parameters) => query(client, sql, parameters),
      afterCommit: () => undefined,
    });
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

async function templateOf(server: string, { key, fill }: Template): Promise<string> {
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 16);
  const template = `hearback_template_${hash}`;
  await onServer(server, async (client) => {
    // Held until the connection ends, so that roles and templates are not created concurrently.
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rows } = await client.query<{ complete: boolean }>(
      'select datistemplate as complete from pg_database where datname = $1',
      [template],
    );
    if (rows[0]?.complete) return;
    await client.query(`drop database if exists ${template} with (force)`);
    await client.query(`create database ${template} strategy file_copy`);
    await fill(databaseUrl(server, template), ROLE_PASSWORD);
    await client.query(`alter database ${template} is_template true`);
  });
  return template;
}

async function onServer(url: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: url, application_name: 'hearback test' });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
