// Planted bug: a message is committed to Kafka when it arrives, and a reader trusts Kafka's position instead of its own committed
// offset. For the harness's own test alone.
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
/** Milliseconds before the work begins, longer than before the commit to Kafka. */
const LATER = 1_000;
Delivery.prototype.deliver = async function deliverWhatCame(batch) {
  await wait(LATER);
  arrived.set(`${this.group} ${batch.topic} ${batch.partition}`, batch.events[0].position.offset);
  return deliver.call(this, batch);
};

const tryLock = CommittedOffsets.prototype.tryLock;
CommittedOffsets.prototype.tryLock = async function tryLockWhereKafkaStands(tx, group, topic, partition) {
  const mark = await tryLock.call(this, tx, group, topic, partition);
  const first = arrived.get(`${group} ${topic} ${partition}`) ?? 0;
  return mark === undefined ? undefined : { ...mark, nextOffset: Math.max(mark.nextOffset, first) };
};
