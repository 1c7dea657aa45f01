import { createServer, type AddressInfo } from 'node:net';
import { dirname, basename, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { postgresBinaries } from './binaries.js';
import { preparedCluster, SUPERUSER, type Cluster } from './cluster.js';
import {
  isPostmaster,
  readPostmasterFile,
  startPostmaster,
  stopPostmaster,
  type PostmasterPlan,
} from './postmaster.js';
import { unprivilegedUser } from './run-as.js';
import { settingArguments, SMALL_MACHINE, type PostgresSettings } from './settings.js';

/** Where an embedded PostgreSQL lives and how it is run. */
export interface EmbeddedPostgresOptions {
  /** Made on first use; its parent holds the password and the server's log. */
  readonly dataDirectory: string;
  /** A free one is chosen where none is given. */
  readonly port?: number;
  /** Added to, and overriding, the settings for a small machine. */
  readonly settings?: PostgresSettings;
  /** Gets a line where something is worth a line, for example a data directory that had to be placed elsewhere. */
  readonly log: (line: string) => void;
  /** Called when PostgreSQL is gone without `stop` having been asked for; within 100 ms of its end. */
  readonly onExit?: () => void;
}

/** A running PostgreSQL on loopback. */
export interface EmbeddedPostgres {
  /** Connection string of the superuser, to the database `postgres`. */
  readonly url: string;
  readonly port: number;
  /** For example `18.4.0-beta.17`. */
  readonly version: string;
  /** Process id of the postmaster; another one after `restart`. */
  readonly pid: number;
  /** Where the data really lies. */
  readonly directory: string;
  /** Whether a PostgreSQL that a lost process left behind was taken over instead of a new one started. */
  readonly adopted: boolean;
  /** Starts it again on the same port after it was killed; does nothing while it runs. */
  restart(): Promise<void>;
  /** Rolls open transactions back, checkpoints and ends. To be called last. */
  stop(): Promise<void>;
}

/** How often the life of the postmaster is looked at; it may be another process's child, which no event tells of. */
const WATCH_EVERY_MS = 50;

/**
 * Starts PostgreSQL from the installed binaries: makes the data directory on first use, takes over one that a lost
 * process left running on this directory, listens on loopback alone and asks for a password. Throws with PostgreSQL's
 * own words where it cannot start.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const user = unprivilegedUser();
  const binaries = postgresBinaries(user, options.log);
  const cluster = await preparedCluster(options.dataDirectory, binaries, user, options.log);
  const orphan = await adoptable(cluster, options.port);
  const port = orphan?.port ?? options.port ?? (await freePort());
  const wanted = resolve(options.dataDirectory);
  const plan: PostmasterPlan = {
    binaries,
    directory: cluster.directory,
    port,
    parameters: [
      ...settingArguments({ ...SMALL_MACHINE, ...options.settings }),
      ...settingArguments({ listen_addresses: '127.0.0.1', unix_socket_directories: '', logging_collector: false }),
    ],
    user,
    logFile: join(dirname(wanted), `${basename(wanted)}.log`),
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

class RunningPostgres implements EmbeddedPostgres {
  readonly url: string;
  #pid: number;
  #stopping = false;
  #starting: Promise<void> | undefined;
  #watch: NodeJS.Timeout | undefined;

  constructor(
    pid: number,
    private readonly plan: PostmasterPlan,
    cluster: Cluster,
    readonly adopted: boolean,
    private readonly onExit: (() => void) | undefined,
  ) {
    this.#pid = pid;
    this.url = urlOf(cluster, plan.port);
    this.#look();
  }

  get pid(): number {
    return this.#pid;
  }

  get port(): number {
    return this.plan.port;
  }

  get version(): string {
    return this.plan.binaries.version;
  }

  get directory(): string {
    return this.plan.directory;
  }

  async restart(): Promise<void> {
    if (this.#stopping || isPostmaster(this.#pid)) return;
    this.#starting ??= startPostmaster(this.plan)
      .then((pid) => {
        this.#pid = pid;
        this.#look();
      })
      .finally(() => (this.#starting = undefined));
    await this.#starting;
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    clearInterval(this.#watch);
    await this.#starting?.catch(() => undefined);
    clearInterval(this.#watch);
    await stopPostmaster(this.#pid, this.plan);
  }

  #look(): void {
    clearInterval(this.#watch);
    this.#watch = setInterval(() => {
      if (isPostmaster(this.#pid)) return;
      clearInterval(this.#watch);
      if (!this.#stopping) this.onExit?.();
    }, WATCH_EVERY_MS).unref();
  }
}

/** A PostgreSQL that already runs on this data directory; `usable` where it serves on the port we want. */
async function adoptable(
  cluster: Cluster,
  port: number | undefined,
): Promise<{ readonly pid: number; readonly port: number; readonly usable: boolean } | undefined> {
  for (const until = Date.now() + 1_000; ; await pause(25)) {
    const file = readPostmasterFile(cluster.directory);
    if (!file || !isPostmaster(file.pid)) return undefined;
    const served = (port === undefined || file.port === port) && (await serves(cluster, file.port));
    if (served) return { pid: file.pid, port: file.port, usable: true };
    if (Date.now() > until) return { pid: file.pid, port: port ?? file.port, usable: false };
  }
}

async function serves(cluster: Cluster, port: number): Promise<boolean> {
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

function urlOf(cluster: Cluster, port: number): string {
  return `postgres://${SUPERUSER}:${cluster.password}@127.0.0.1:${port}/postgres`;
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
