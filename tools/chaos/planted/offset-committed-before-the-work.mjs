// Planted bug: a message is committed to Kafka when it arrives, and a consumer group trusts Kafka's offset instead of its own committed
// offset. Only for the test of the harness.
import { setTimeout as wait } from 'node:timers/promises';
import { Delivery } from '../../../libs/platform/messaging/dist/delivery.js';
import { PartitionWorker } from '../../../libs/platform/messaging/dist/kafka/partition-worker.js';
import { CommittedOffsets } from '../../../libs/platform/messaging/dist/committed-offsets.js';

const push = PartitionWorker.prototype.push;
PartitionWorker.prototype.push = function pushAndCommit(received, lastMessage) {
  this.controls.applied(lastMessage + 1);
  return push.call(this, received, lastMessage);
};

const arrived = new Map();
const deliver = Delivery.prototype.deliver;
/** Milliseconds before the delivery, longer than the delay of the commit to Kafka. */
const DELAY_MS = 1_000;
Delivery.prototype.deliver = async function deliverDelayed(batch) {
  await wait(DELAY_MS);
  arrived.set(`${this.group} ${batch.topic} ${batch.partition}`, batch.events[0].position.offset);
  return deliver.call(this, batch);
};

const tryLock = CommittedOffsets.prototype.tryLock;
CommittedOffsets.prototype.tryLock = async function tryLockAtKafkaOffset(tx, group, topic, partition) {
  const committed = await tryLock.call(this, tx, group, topic, partition);
  const first = arrived.get(`${group} ${topic} ${partition}`) ?? 0;
  return committed === undefined ? undefined : { ...committed, nextOffset: Math.max(committed.nextOffset, first) };
};
