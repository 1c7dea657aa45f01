import { readFileSync } from 'node:fs';
import type { Clock, ServiceName } from '@hearback/kernel';
import { KafkaLink, KafkaTransport, PostgresTransport, type Pokes, type Transport } from '@hearback/messaging';
import type { ServiceDatabase } from '@hearback/database';
import { ConfigurationError } from '../config/configuration-error.js';
import type { KafkaConfig } from '../config/kafka.config.js';
import type { PlatformSettings } from '../config/platform-settings.js';

/** What carries the log of this process's services. */
export interface Carrier {
  transportOf(service: ServiceName, database: ServiceDatabase): Transport;
  /** After the transports have stopped. */
  close(): Promise<void>;
}

/** Through Kafka where brokers are named, from PostgreSQL where none are. */
export function carrierOf({ kafka, platform }: PlatformSettings, clock: Clock, pokes: Pokes): Carrier {
  if (kafka.brokers === undefined) {
    return {
      transportOf: (_service, { preTenantLookup }) => new PostgresTransport(preTenantLookup, clock, pokes),
      close: () => Promise.resolve(),
    };
  }
  const link = kafkaLink(kafka, kafka.brokers, platform.partitions);
  return {
    transportOf: (service, database) => new KafkaTransport(`${service}.events`, link, database, pokes),
    close: () => link.close(),
  };
}

function kafkaLink(kafka: KafkaConfig, brokers: string, partitions: number): KafkaLink {
  const { prefix, tls, saslMechanism: mechanism, username, password, replication, minInSyncReplicas } = kafka;
  const certificates = {
    ca: textOf('HEARBACK_KAFKA_CA_FILE', kafka.caFile),
    certificate: textOf('HEARBACK_KAFKA_CERTIFICATE_FILE', kafka.certificateFile),
    key: textOf('HEARBACK_KAFKA_KEY_FILE', kafka.keyFile),
  };
  const settings = {
    brokers: brokers.split(','),
    prefix,
    replication,
    minInSyncReplicas,
    ...(tls ? { tls: certificates } : {}),
    ...(mechanism !== undefined && username !== undefined && password !== undefined
      ? { sasl: { mechanism, username, password } }
      : {}),
  };
  return new KafkaLink(settings, partitions);
}

function textOf(variable: string, file: string | undefined): string | undefined {
  if (file === undefined) return undefined;
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new ConfigurationError([`${variable}: cannot be read`]);
  }
}
