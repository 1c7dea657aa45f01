/** How a process connects to Kafka, and the settings of the topics that it creates. */
export interface KafkaSettings {
  /** `host:port` of some brokers, from which the client learns the others. */
  readonly brokers: readonly string[];
  /** Prefix of the names of topics and groups, for installations that share one Kafka. */
  readonly prefix: string;
  /** In PEM format. If absent, connections are not encrypted. */
  readonly tls?: { readonly ca?: string; readonly certificate?: string; readonly key?: string };
  readonly sasl?: {
    readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
    readonly username: string;
    readonly password: string;
  };
  /** Replication factor of created topics. */
  readonly replication: number;
  /** `min.insync.replicas` of created topics. */
  readonly minInSyncReplicas: number;
}

/** `max.message.bytes` of created topics: an event of 1 MB, with room for its headers. */
export const MAX_MESSAGE_BYTES = 2 * 1024 * 1024;

/** `retention.ms` of created topics: seven days. The log in PostgreSQL is kept for longer. */
export const RETENTION_MS = 7 * 24 * 3_600_000;
