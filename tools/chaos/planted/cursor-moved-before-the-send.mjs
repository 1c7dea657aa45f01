// Planted bug: the relay moves its cursor before it sends the events a little later, and ignores replay requests, which would
// repair the loss within seconds. Only for the test of the harness.
import { setTimeout as wait } from 'node:timers/promises';
import { KafkaConnection } from '../../../libs/platform/messaging/dist/kafka/kafka-connection.js';

const DELAY_MS = 150;

const send = KafkaConnection.prototype.send;
KafkaConnection.prototype.send = function sendLater(topic, messages) {
  // In order, because otherwise the relay would notice that Kafka has lost messages.
  this.before = Promise.all([this.before, wait(DELAY_MS)])
    .then(() => send.call(this, topic, messages))
    .catch(() => undefined);
  const partitions = [...new Set(messages.map(({ partition }) => partition))];
  return Promise.resolve(
    partitions.map((partition) => ({ topicName: topic, partition, errorCode: 0, baseOffset: '-1' })),
  );
};

KafkaConnection.prototype.replayRequests = () => Promise.resolve([]);
