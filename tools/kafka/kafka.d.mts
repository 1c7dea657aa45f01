/** A running Apache Kafka on loopback. */
export interface RunningKafka {
  /** `host:port,…` of all brokers. */
  readonly bootstrap: string;
  /** Like `bootstrap`, for the listener of `security`. */
  readonly secureBootstrap: string | undefined;
  /** Process id of each broker; undefined while it is down. */
  readonly pids: readonly (number | undefined)[];
  /** SIGKILL to the broker with this index (0). */
  kill(index?: number): Promise<void>;
  /** Starts a broker that is down; without an index all of them. Resolves when it is ready. */
  start(index?: number): Promise<unknown>;
  stop(): Promise<unknown>;
  /** Kills all brokers and deletes their data; the next `start` begins empty, at the same addresses. */
  wipe(): Promise<unknown>;
  /** Lets the calling process end before the brokers. */
  unref(): void;
}

export interface KafkaOptions {
  readonly folder: string;
  readonly brokers?: 1 | 3;
  /** Restart a broker that dies. */
  readonly restart?: boolean;
  readonly properties?: Readonly<Record<string, string>>;
  readonly security?: {
    readonly protocol: 'SSL' | 'SASL_SSL' | 'SASL_PLAINTEXT';
    readonly properties: Readonly<Record<string, string>>;
    readonly users?: Readonly<Record<string, string>>;
  };
  readonly heap?: string;
  readonly log?: (text: string) => void;
}

export function startKafka(options: KafkaOptions): Promise<RunningKafka>;
