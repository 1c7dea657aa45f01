// Planted bug: the relay moves its cursor as soon as it has handed the events to the client, which sends them a little later, and does not
// hear that a group misses some; otherwise it would send them again within seconds. For the harness's own test alone.
import { setTimeout as wait } from 'node:timers/promises';
import { KafkaLink } from '../../../libs/platform/messaging/dist/kafka/kafka-link.js';

const LATER_MS = 150;

const send = KafkaLink.prototype.send;
KafkaLink.prototype.send = function sendLater(topic, messages) {
  // In order, or the relay's own look at what Kafka has would find it out.
  this.before = Promise.all([this.before, wait(LATER_MS)])
    .then(() => send.call(this, topic, messages))
    .catch(() => undefined);
  const partitions = [...new Set(messages.map(({ partition }) => partition))];
  return Promise.resolve(
    partitions.map((partition) => ({ topicName: topic, partition, errorCode: 0, baseOffset: '-1' })),
  );
};

KafkaLink.prototype.wishes = () => Promise.resolve([]);
