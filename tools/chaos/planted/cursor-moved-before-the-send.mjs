// Planted bug: the relay moves its cursor before the events are sent, which happens a little later, and it ignores replay requests, which
// would repair the loss within seconds. For the harness's own test alone.
import { setTimeout as wait } from 'node:timers/promises';
import { KafkaConnection } from '../../../libs/platform/messaging/dist/kafka/kafka-connection.js';

const LATER_MS = 150;

const send = KafkaConnection.prototype.send;
KafkaConnection.prototype.send = function sendLater(topic, messages) {
  // In order, or the relay's check of what Kafka has lost would notice.
  this.before = Promise.all([this.before, wait(LATER_MS)])
    .then(() => send.call(this, topic, messages))
    .catch(() => undefined);
  const partitions = [...new Set(messages.map(({ partition }) => partition))];
  return Promise.resolve(
    partitions.map((partition) => ({ topicName: topic, partition, errorCode: 0, baseOffset: '-1' })),
  );
};

KafkaConnection.prototype.replayRequests = () => Promise.resolve([]);
