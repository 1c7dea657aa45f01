import { Logger } from '@nestjs/common';
import kafkajs from 'kafkajs';
import { ResponseSubmitted } from '@hearback/contracts';
import { openServiceDatabase } from '@hearback/database';
import { done } from '@hearback/kernel';
import { Consumers, Delivery, ensureTopics, KafkaConnection, KafkaTransport, Subscribe } from '@hearback/messaging';

/**
 * One process of the measurement, by role: `relay` sends the log, `effect` consumes events and does nothing with them, `produce`
 * and `consume` use kafkajs alone. `effect` and `consume` report to their parent how many events arrived, and when.
 */
const [role, text] = process.argv.slice(2);
const { database, brokers, partitions, topic, prefix, messages } = JSON.parse(text);
const counted = { count: 0, first: 0, last: 0 };
Logger.overrideLogger(['error']);

function count(events) {
  if (counted.count === 0) counted.first = Date.now();
  counted.count += events;
  counted.last = Date.now();
}

class NoEffect {
  async apply(events) {
    count(events.length);
    return events.map(() => done());
  }
}
Subscribe(ResponseSubmitted)(NoEffect.prototype, 'apply', Object.getOwnPropertyDescriptor(NoEffect.prototype, 'apply'));

const roles = {
  async relay() {
    const transport = await transportOf(topic);
    await transport.start();
  },
  async effect() {
    const service = await open();
    const transport = await transportOf('bench.events', service);
    const delivery = new Delivery('bench', new Consumers([new NoEffect()]), service.batchDatabase, clock);
    await transport.start(await delivery.reader(service.preTenantLookup));
  },
  async produce() {
    const producer = client().producer({
      idempotent: true,
      maxInFlightRequests: 1,
      createPartitioner: () => partitionOf,
    });
    await producer.connect();
    for (let sent = 0; sent < messages.count; sent += messages.batch * partitions) {
      const batch = Array.from({ length: messages.batch * partitions }, (_, index) => ({
        ...messages.sample,
        partition: index % partitions,
      }));
      await producer.send({ topic: `${prefix}plain`, acks: -1, messages: batch });
    }
    await producer.disconnect();
    process.exit(0);
  },
  async consume() {
    const consumer = client().consumer({ groupId: `${prefix}plain`, maxWaitTimeInMs: 250 });
    await consumer.connect();
    await consumer.subscribe({ topic: `${prefix}plain`, fromBeginning: true });
    consumer.on(consumer.events.GROUP_JOIN, () => process.send({ joined: true }));
    await consumer.run({ eachBatch: async ({ batch }) => count(batch.messages.length) });
  },
};

const clock = { now: () => new Date() };
const partitionOf = ({ message }) => message.partition;
const client = () => new kafkajs.Kafka({ brokers, logLevel: kafkajs.logLevel.NOTHING });

async function open() {
  const schema = { name: 'bench', migrations: [], rows: [] };
  const service = await openServiceDatabase(schema, { ...database, poolSize: 1, batchPoolSize: 6 });
  await ensureTopics(service.preTenantLookup, [topic, 'bench.events'], partitions);
  return service;
}

async function transportOf(own, service) {
  const connection = new KafkaConnection({ brokers, prefix, replication: 1, minInSyncReplicas: 1 }, partitions);
  return new KafkaTransport(own, connection, service ?? (await open()));
}

process.on('disconnect', () => process.exit(0));
if (role === 'effect' || role === 'consume') setInterval(() => process.send(counted), 50);
await roles[role]();
