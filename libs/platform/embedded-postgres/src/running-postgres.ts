import { SUPERUSER, type Cluster } from './cluster.js';
import { isPostmaster, startPostmaster, stopPostmaster, type PostmasterPlan } from './postmaster.js';

/** A running PostgreSQL on loopback. */
export interface EmbeddedPostgres {
  /** Connection string of the superuser, to the database `postgres`. */
  readonly url: string;
  readonly port: number;
  /** For example `18.4.0-beta.17`. */
  readonly version: string;
  /** Process id of the postmaster; it changes with `restart`. */
  readonly pid: number;
  /** The actual data directory. */
  readonly directory: string;
  /** Whether a running PostgreSQL of an earlier process was taken over instead of starting one. */
  readonly adopted: boolean;
  /** Starts it again on the same port after it was killed; does nothing while it runs. */
  restart(): Promise<void>;
  /** Rolls back open transactions, checkpoints and stops. Call it after all clients have disconnected. */
  stop(): Promise<void>;
}

/** Interval of liveness checks. An adopted postmaster is not a child of this process, so there is no exit event. */
const WATCH_INTERVAL_MS = 50;

/** A postmaster that was started with `plan`, or adopted. */
export class RunningPostgres implements EmbeddedPostgres {
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
    this.#watchProcess();
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
        this.#watchProcess();
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

  #watchProcess(): void {
    clearInterval(this.#watch);
    this.#watch = setInterval(() => {
      if (isPostmaster(this.#pid)) return;
      clearInterval(this.#watch);
      if (!this.#stopping) this.onExit?.();
    }, WATCH_INTERVAL_MS).unref();
  }
}

/** Connection string of the superuser. */
export function urlOf(cluster: Cluster, port: number): string {
  return `postgres://${SUPERUSER}:${cluster.password}@127.0.0.1:${port}/postgres`;
}
