import { readFileSync } from 'node:fs';
import type { Clock, ServiceName } from '@hearback/kernel';
import { KafkaConnection, KafkaTransport, PostgresTransport, type Transport, type WakeUps } from '@hearback/messaging';
import type { ServiceDatabase } from '@hearback/database';
import { ConfigurationError } from '../config/configuration-error.js';
import type { KafkaConfig } from '../config/kafka.config.js';
import type { PlatformSettings } from '../config/platform-settings.js';

/** Creates the transports of this process's services. */
export interface BrokerAdapter {
  transportOf(service: ServiceName, database: ServiceDatabase): Transport;
  /** Closes the connection to the broker; to be called after the transports have stopped. */
  close(): Promise<void>;
}

/** Kafka if brokers are configured, otherwise PostgreSQL. */
export function brokerAdapterOf({ kafka, platform }: PlatformSettings, clock: Clock, wakeUps: WakeUps): BrokerAdapter {
  if (kafka.brokers === undefined) {
    return {
      transportOf: (_service, { preTenantLookup }) => new PostgresTransport(preTenantLookup, clock, wakeUps),
      close: () => Promise.resolve(),
    };
  }
  const connection = kafkaConnection(kafka, kafka.brokers, platform.partitions);
  return {
    transportOf: (service, database) => new KafkaTransport(`${service}.events`, connection, database, wakeUps),
    close: () => connection.close(),
  };
}

function kafkaConnection(kafka: KafkaConfig, brokers: string, partitions: number): KafkaConnection {
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
  return new KafkaConnection(settings, partitions);
}

function textOf(variable: string, file: string | undefined): string | undefined {
  if (file === undefined) return undefined;
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new ConfigurationError([`${variable}: the file cannot be read`]);
  }
}
