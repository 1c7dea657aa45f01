/** How a process reaches Kafka and what it asks of it. */
export interface KafkaSettings {
  /** `host:port` of some brokers; they name the others. */
  readonly brokers: readonly string[];
  /** Stands before the names of topics and groups, where several installations share one Kafka. */
  readonly prefix: string;
  /** Texts in PEM form. Absent: the connection is not encrypted. */
  readonly tls?: { readonly ca?: string; readonly certificate?: string; readonly key?: string };
  readonly sasl?: {
    readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
    readonly username: string;
    readonly password: string;
  };
  /** Copies of each partition in topics that are created here. */
  readonly replication: number;
  /** Copies that must have a message before it counts as sent. */
  readonly minInSyncReplicas: number;
}

/** Bytes of a batch of one partition that a topic takes: an event of 1 MB with room for what stands around it. */
export const LARGEST_BATCH = 2 * 1024 * 1024;

/** Milliseconds that Kafka keeps what was sent: seven days. The log in PostgreSQL is what is kept. */
export const RETENTION = 7 * 24 * 3_600_000;
