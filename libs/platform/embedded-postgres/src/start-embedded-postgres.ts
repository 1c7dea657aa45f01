import { existsSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { dirname, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { postgresBinaries, type PostgresBinaries } from './binaries.js';
import { clusterPlaces, preparedCluster, type Cluster } from './cluster.js';
import {
  isPostmaster,
  readPostmasterFile,
  startPostmaster,
  stopPostmaster,
  type PostmasterPlan,
} from './postmaster.js';
import { RunningPostgres, urlOf, type EmbeddedPostgres } from './running-postgres.js';
import { unprivilegedUser } from './run-as.js';
import { settingArguments, SMALL_MACHINE, type PostgresSettings } from './settings.js';

/** Options of an embedded PostgreSQL. */
export interface EmbeddedPostgresOptions {
  /** Created on first use; its parent folder contains the password and the server's log. */
  readonly dataDirectory: string;
  /** Default: a free port. */
  readonly port?: number;
  /** Override the settings for a small machine (`SMALL_MACHINE`). */
  readonly settings?: PostgresSettings;
  /** Receives log lines, for example about a data directory that had to be moved. */
  readonly log: (line: string) => void;
  /** Called within 100 ms after PostgreSQL has ended without `stop`. */
  readonly onExit?: () => void;
}

/**
 * Starts PostgreSQL from the installed binaries: creates the data directory on first use and adopts a server that an
 * earlier process left running on it. The server listens on loopback only and requires a password. Throws with PostgreSQL's
 * output if it does not start.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const user = unprivilegedUser();
  const binaries = postgresBinaries(user, options.log);
  const places = clusterPlaces(options.dataDirectory, user);
  if (places.moved && !existsSync(places.passwordFile)) await stopLeftover(places.directory, binaries);
  const cluster = await preparedCluster(places, binaries, user, options.log);
  const orphan = await adoptable(cluster, options.port);
  const port = orphan?.port ?? options.port ?? (await freePort());
  const plan: PostmasterPlan = {
    binaries,
    directory: cluster.directory,
    port,
    parameters: [
      ...settingArguments({ ...SMALL_MACHINE, ...options.settings }),
      ...settingArguments({ listen_addresses: '127.0.0.1', unix_socket_directories: '', logging_collector: false }),
    ],
    user,
    logFile: places.logFile,
  };
  if (orphan) {
    if (orphan.usable)
      options.log(`took over PostgreSQL (process ${orphan.pid}) that an earlier run left on port ${port}`);
    else await stopPostmaster(orphan.pid, plan);
  }
  const adopted = orphan?.usable ?? false;
  return new RunningPostgres(
    adopted ? orphan!.pid : await startPostmaster(plan),
    plan,
    cluster,
    adopted,
    options.onExit,
  );
}

/**
 * Stops a PostgreSQL that an earlier run left running on this data directory, and irrevocably deletes the directory, the password
 * and the log.
 */
export async function removeEmbeddedPostgres(
  options: Pick<EmbeddedPostgresOptions, 'dataDirectory' | 'log'>,
): Promise<void> {
  const user = unprivilegedUser();
  const places = clusterPlaces(options.dataDirectory, user);
  await stopLeftover(places.directory, postgresBinaries(user, options.log));
  rmSync(places.moved ? dirname(places.directory) : places.directory, { recursive: true, force: true });
  for (const file of [places.passwordFile, places.logFile]) rmSync(file, { force: true });
}

async function stopLeftover(directory: string, binaries: PostgresBinaries): Promise<void> {
  const file = readPostmasterFile(directory);
  if (file && isPostmaster(file.pid)) await stopPostmaster(file.pid, { binaries, directory });
}

/** A PostgreSQL that already runs on this data directory; `usable` if it accepts connections on the requested port. */
async function adoptable(
  cluster: Cluster,
  port: number | undefined,
): Promise<{ readonly pid: number; readonly port: number; readonly usable: boolean } | undefined> {
  for (const until = Date.now() + 1_000; ; await pause(25)) {
    const file = readPostmasterFile(cluster.directory);
    if (!file || !isPostmaster(file.pid)) return undefined;
    const { pid } = file;
    if (port !== undefined && port !== file.port) return { pid, port, usable: false };
    if (await acceptsConnections(cluster, file.port)) return { pid, port: file.port, usable: true };
    if (Date.now() > until) return { pid, port: file.port, usable: false };
  }
}

async function acceptsConnections(cluster: Cluster, port: number): Promise<boolean> {
  const client = new Client({ connectionString: urlOf(cluster, port), connectionTimeoutMillis: 1_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ directory: string }>(`select current_setting('data_directory') as directory`);
    return resolve(rows[0]!.directory) === resolve(cluster.directory);
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolved, rejected) => {
    const server = createServer();
    server.on('error', rejected);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolved(port));
    });
  });
}
