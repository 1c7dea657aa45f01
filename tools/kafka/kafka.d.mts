/** A running Apache Kafka on loopback. */
export interface RunningKafka {
  /** `host:port,…` of all brokers. */
  readonly bootstrap: string;
  /** As `bootstrap`, of the listener that `security` asks for. */
  readonly secureBootstrap: string | undefined;
  /** Process of each broker; undefined while it is down. */
  readonly pids: readonly (number | undefined)[];
  /** SIGKILL to the broker with this index (0). */
  kill(index?: number): Promise<void>;
  /** Starts a broker that is down; without an index all of them. Resolves when it serves. */
  start(index?: number): Promise<unknown>;
  stop(): Promise<unknown>;
  /** Kills all and deletes their data; `start` begins with an empty Kafka at the same addresses. */
  wipe(): Promise<unknown>;
  /** Lets the own process end before the brokers. */
  unref(): void;
}

export interface KafkaOptions {
  readonly folder: string;
  readonly brokers?: 1 | 3;
  /** Starts a broker again that died. */
  readonly keep?: boolean;
  readonly properties?: Readonly<Record<string, string>>;
  readonly security?: {
    readonly protocol: 'SSL' | 'SASL_SSL' | 'SASL_PLAINTEXT';
    readonly properties: Readonly<Record<string, string>>;
    readonly users?: Readonly<Record<string, string>>;
  };
  readonly heap?: string;
  readonly say?: (text: string) => void;
}

export function startKafka(options: KafkaOptions): Promise<RunningKafka>;
