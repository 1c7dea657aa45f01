import { Logger } from '@nestjs/common';
import { reasonOf } from '@hearback/kernel';
import kafkajs, { type KafkaConfig, type logCreator } from 'kafkajs';
import type { KafkaSettings } from './kafka-settings.js';
import { patchIdleTimer } from './idle-timer-patch.js';

patchIdleTimer();

/** Short delays, so that a broker that is back is used within 2 s. */
export const RETRY = { initialRetryTime: 100, maxRetryTime: 2_000, retries: 6 };

const CONNECTION_TIMEOUT_MS = 3_000;
const REQUEST_TIMEOUT_MS = 10_000;

/** A client that logs through Nest's logger. */
export function kafkaClient(settings: KafkaSettings): kafkajs.Kafka {
  const { brokers, tls, sasl } = settings;
  return new kafkajs.Kafka({
    clientId: 'hearback',
    brokers: [...brokers],
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    authenticationTimeout: CONNECTION_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    enforceRequestTimeout: true,
    retry: RETRY,
    ...(tls === undefined ? {} : { ssl: { ca: tls.ca, cert: tls.certificate, key: tls.key } }),
    ...(sasl === undefined ? {} : { sasl: sasl as KafkaConfig['sasl'] }),
    logLevel: kafkajs.logLevel.WARN,
    logCreator: nestLogCreator,
  });
}

/** kafkajs logs as errors what it will retry, so its lines become debug lines; the caller that gives up logs the error. */
const nestLogCreator: logCreator = () => {
  const logger = new Logger('kafka');
  return ({ level, namespace, log }) => {
    const reason = typeof log['error'] === 'string' ? `: ${log['error']}` : '';
    const line = `${namespace}: ${log.message}${reason}`;
    if (level <= kafkajs.logLevel.WARN) logger.debug(line);
  };
};

/** The reason of an error, for the log. Messages of kafkajs contain addresses and topics, but no event data. */
export function kafkaReasonOf(failure: unknown): string {
  return failure instanceof Error && failure.name.startsWith('KafkaJS') ? failure.message : reasonOf(failure);
}
