// Planted bug: Kafka is told that a message is done when it arrives, and a reader believes Kafka where it stands instead of its own
// watermark. For the harness's own test alone.
import { setTimeout as wait } from 'node:timers/promises';
import { Delivery } from '../../../libs/platform/messaging/dist/delivery.js';
import { PartitionWorker } from '../../../libs/platform/messaging/dist/kafka/partition-worker.js';
import { Watermarks } from '../../../libs/platform/messaging/dist/watermarks.js';

const push = PartitionWorker.prototype.push;
PartitionWorker.prototype.push = function pushAndCommit(received, lastMessage) {
  this.controls.applied(lastMessage + 1);
  return push.call(this, received, lastMessage);
};

const arrived = new Map();
const deliver = Delivery.prototype.deliver;
/** Milliseconds until the work, longer than until Kafka is told. */
const LATER = 1_000;
Delivery.prototype.deliver = async function deliverWhatCame(batch) {
  await wait(LATER);
  arrived.set(`${this.group} ${batch.topic} ${batch.partition}`, batch.events[0].position.offset);
  return deliver.call(this, batch);
};

const tryLock = Watermarks.prototype.tryLock;
Watermarks.prototype.tryLock = async function tryLockWhereKafkaStands(tx, group, topic, partition) {
  const mark = await tryLock.call(this, tx, group, topic, partition);
  const first = arrived.get(`${group} ${topic} ${partition}`) ?? 0;
  return mark === undefined ? undefined : { ...mark, nextOffset: Math.max(mark.nextOffset, first) };
};
