// Planted bug: the relay moves its cursor as soon as it has handed the events to the client, which sends them a little later, and does not
// hear that a group misses some; otherwise it would send them again within seconds. For the harness's own test alone.
import { setTimeout as wait } from 'node:timers/promises';
import { KafkaConnection } from '../../../libs/platform/messaging/dist/kafka/kafka-connection.js';

const LATER_MS = 150;

const send = KafkaConnection.prototype.send;
KafkaConnection.prototype.send = function sendLater(topic, messages) {
  // In order, or the relay's own look at what Kafka has would find it out.
  this.before = Promise.all([this.before, wait(LATER_MS)])
    .then(() => send.call(this, topic, messages))
    .catch(() => undefined);
  const partitions = [...new Set(messages.map(({ partition }) => partition))];
  return Promise.resolve(
    partitions.map((partition) => ({ topicName: topic, partition, errorCode: 0, baseOffset: '-1' })),
  );
};

KafkaConnection.prototype.replayRequests = () => Promise.resolve([]);
