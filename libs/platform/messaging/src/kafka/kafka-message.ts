import type { IHeaders, KafkaMessage, Message } from 'kafkajs';
import type { RawEvent } from '../transport.js';

/** An event of the log as the relay reads it, with values ready to be sent. */
export interface LogRow {
  readonly partition: number;
  readonly offset: string;
  readonly id: string;
  readonly type: string;
  readonly tenant_id: string;
  readonly key: string;
  /** ISO 8601 in UTC. */
  readonly time: string;
  /** Empty if the event belongs to no trace. */
  readonly traceparent: string;
  readonly body: string;
}

/** An event as a Kafka message: a CloudEvent in binary mode with the offset in the log and the tenant as extensions. */
export function messageOf(row: LogRow, source: string): Message {
  return {
    partition: row.partition,
    key: row.key,
    value: row.body,
    headers: {
      ce_specversion: '1.0',
      ce_id: row.id,
      ce_source: source,
      ce_type: row.type,
      ce_time: row.time,
      ce_tenant: row.tenant_id,
      ce_offset: row.offset,
      'content-type': 'application/json',
      ...(row.traceparent === '' ? {} : { ce_traceparent: row.traceparent }),
    },
  };
}

/** The offset in the log of a message's event; undefined if the message was not sent by a relay. */
export function logOffsetOf({ headers }: KafkaMessage): number | undefined {
  const text = headerOf(headers, 'ce_offset');
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * The event of a message; undefined if the message is not an event of the log: a header is missing or has a value that the
 * log cannot contain. Payloads of types other than `types` are left empty.
 */
export function eventOf(
  message: KafkaMessage,
  position: { readonly topic: string; readonly partition: number; readonly offset: number },
  types?: ReadonlySet<string>,
): RawEvent | undefined {
  const { headers } = message;
  const id = headerOf(headers, 'ce_id');
  const type = headerOf(headers, 'ce_type');
  const tenantId = headerOf(headers, 'ce_tenant');
  const key = message.key?.toString();
  const time = new Date(headerOf(headers, 'ce_time') ?? '');
  if (id === undefined || type === undefined || tenantId === undefined || key === undefined) return undefined;
  if (!UUID.test(id) || !UUID.test(tenantId) || Number.isNaN(time.getTime())) return undefined;
  const body = types === undefined || types.has(type) ? (message.value?.toString() ?? '') : '';
  if ([type, key, body].some((text) => text.includes('\u0000'))) return undefined;
  const traceparent = headerOf(headers, 'ce_traceparent') ?? '';
  return { id, type, tenantId, key, time, body, traceparent, position };
}

function headerOf(headers: IHeaders | undefined, name: string): string | undefined {
  const value = headers?.[name];
  return Array.isArray(value) ? undefined : value?.toString();
}
