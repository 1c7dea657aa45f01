import { Logger } from '@nestjs/common';
import { reasonOf } from '@hearback/kernel';
import kafkajs, { type KafkaConfig, type logCreator } from 'kafkajs';
import type { KafkaSettings } from './kafka-settings.js';
import { letConnectionsRest } from './resting-connections.js';

letConnectionsRest();

/** Short waits: a broker that is back is used within 2 s. */
export const RETRY = { initialRetryTime: 100, maxRetryTime: 2_000, retries: 6 };

/** Milliseconds to wait for a connection and for a reply. */
const CONNECTION_TIMEOUT = 3_000;
const REQUEST_TIMEOUT = 10_000;

/** A client of Kafka that writes to our log. */
export function kafkaClient(settings: KafkaSettings): kafkajs.Kafka {
  const { brokers, tls, sasl } = settings;
  return new kafkajs.Kafka({
    clientId: 'hearback',
    brokers: [...brokers],
    connectionTimeout: CONNECTION_TIMEOUT,
    authenticationTimeout: CONNECTION_TIMEOUT,
    requestTimeout: REQUEST_TIMEOUT,
    enforceRequestTimeout: true,
    retry: RETRY,
    ...(tls === undefined ? {} : { ssl: { ca: tls.ca, cert: tls.certificate, key: tls.key } }),
    ...(sasl === undefined ? {} : { sasl: sasl as KafkaConfig['sasl'] }),
    logLevel: kafkajs.logLevel.WARN,
    logCreator: toOurLog,
  });
}

/** The client says error to everything that it will try again: what matters is said by whoever gives up. */
const toOurLog: logCreator = () => {
  const logger = new Logger('kafka');
  return ({ level, namespace, log }) => {
    const reason = typeof log['error'] === 'string' ? `: ${log['error']}` : '';
    const line = `${namespace}: ${log.message}${reason}`;
    if (level <= kafkajs.logLevel.WARN) logger.debug(line);
  };
};

/** A failure as a line for a person. What the client says quotes addresses and topics, and never an event. */
export function kafkaReasonOf(failure: unknown): string {
  return failure instanceof Error && failure.name.startsWith('KafkaJS') ? failure.message : reasonOf(failure);
}
