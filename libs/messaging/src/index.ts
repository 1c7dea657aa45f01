export { EventLog } from './event-log.js';
export { each, Subscribe, subscriptionsOf, type ConsumerMethod, type Subscription } from './subscribe.js';
export { Transport, type DeliveredBatch, type DeliveryResult, type GroupReader, type RawEvent } from './transport.js';
