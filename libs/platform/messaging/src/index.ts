export { CommittedOffsets, type CommittedOffset } from './committed-offsets.js';
export { withDeferredAppends } from './deferred-appends.js';
export { Consumers } from './consumers.js';
export { DeadLetterReplay, type ReplayResult } from './dead-letter-replay.js';
export type { DeadLetter } from './dead-letters.js';
export { DeletedTenants } from './deleted-tenants.js';
export { Delivery } from './delivery.js';
export type { DeliveryCount } from './delivery-counts.js';
export { decodeEvent, type Decoded } from './event-codec.js';
export {
  ErasedCustomers,
  withoutErased,
  type ErasedCustomer,
  type ErasureCounts,
  type PersonDigest,
} from './erased-customers.js';
export { emptiedBody, EventEmptier } from './event-emptier.js';
export { EventLog } from './event-log.js';
export { KafkaConnection } from './kafka/kafka-connection.js';
export type { KafkaSettings } from './kafka/kafka-settings.js';
export { KafkaTransport } from './kafka/kafka-transport.js';
export type { LogQueries } from './log-queries.js';
export { LogReader, type PartitionPosition, type LogRange } from './log-reader.js';
export { LogStatus, type PartitionLag } from './log-status.js';
export { messagingSchema } from './messaging-schema.js';
export { partitionOf } from './partition-of.js';
export { PgEventLog } from './pg-event-log.js';
export type { PostgresTransportOptions } from './postgres-reader.js';
export { PostgresTransport } from './postgres-transport.js';
export { DEFAULT_RETRY, type RetryPolicy } from './retry-policy.js';
export { each, Subscribe, subscriptionsOf, type ConsumerMethod, type Subscription } from './subscribe.js';
export { DEFAULT_PARTITIONS, ensureTopics } from './topics.js';
export {
  Transport,
  type DeliveredBatch,
  type DeliveryResult,
  type GroupReader,
  type RawEvent,
  type TransportStatus,
  type Unread,
} from './transport.js';
export { WakeUps } from './wake-ups.js';
