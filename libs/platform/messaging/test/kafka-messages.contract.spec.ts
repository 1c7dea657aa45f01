import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { Message } from 'kafkajs';
import { kafkaMissing } from '@hearback/testing';
import { KafkaConnection, KafkaTransport, LogStatus, partitionOf } from '../src/index.js';
import { GroupUnderTest } from './group-under-test.js';
import { KafkaFixture } from './kafka.fixture.js';
import { GROUP, LogFixture, PARTITIONS, TOPIC, upTo } from './log.fixture.js';
import { counted, TENANT } from './probe.js';

jest.setTimeout(90_000);

const onKafka = kafkaMissing() === undefined ? describe : describe.skip;

/** Sends a fifth of the messages twice, and all of them in another order. */
class ReorderingConnection extends KafkaConnection {
  override send(topic: string, messages: readonly Message[]) {
    const repeated = messages.filter((_message, index) => index % 5 === 0);
    const reordered = [...messages, ...repeated].map((message, index) => ({ message, at: (index * 7919) % 101 }));
    return super.send(
      topic,
      reordered.sort((a, b) => a.at - b.at).map(({ message }) => message),
    );
  }
}

onKafka('a message', () => {
  const kafka = new KafkaFixture();
  const partition = partitionOf('k', PARTITIONS);
  let group: GroupUnderTest;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    await kafka.transport.prepare!();
  });
  afterAll(async () => {
    await kafka.close();
    Logger.overrideLogger(['log', 'warn', 'error']);
  });
  beforeEach(async () => {
    group = await GroupUnderTest.open(kafka.transport);
  });
  afterEach(() => group.close());

  it('has its effect once although messages arrive twice and in another order', async () => {
    const member = await group.fixture.member();
    const connection = kafka.keep(new ReorderingConnection(kafka.settings(group.fixture), PARTITIONS));
    const transport = new KafkaTransport(TOPIC, connection, group.fixture.service);
    group.fixture.onAppend((topic) => transport.notify(topic));
    await transport.start(member.reader);
    for (const round of upTo(20))
      await group.fixture.append(...upTo(50).map((i) => counted(`k${i % 7}`, round * 50 + i)));
    await group.settles(upTo(1_000));
    await transport.stop();
  });

  it('is skipped if it is not an event of the log', async () => {
    await group.joined();
    await group.fixture.append(counted('k', 0));
    await group.settles([0]);
    const connection = kafka.connection(group.fixture);
    const foreign = (headers: Message['headers'], value: Message['value'] = '{}'): Message => ({
      partition,
      key: 'k',
      value,
      headers,
    });
    const id = '0198c000-0000-7000-8000-000000000001';
    const whole = { ce_id: id, ce_type: 'probe.number-counted.v1', ce_time: '2026-01-01T00:00:00Z', ce_offset: '900' };
    await connection.send(TOPIC, [
      ...upTo(500).map(() => ({ partition, value: 'noise' })),
      { partition, value: null },
      foreign({ ce_offset: '-1' }),
      foreign({ ...whole, ce_offset: '1e3', ce_tenant: TENANT }),
      foreign({ ...whole, ce_tenant: 'me' }),
      foreign({ ...whole, ce_tenant: TENANT, ce_time: 'soon' }),
      foreign({ ...whole, ce_tenant: TENANT }, 'a\u0000b'),
      foreign({}, randomBytes(1_800_000)),
    ]);
    await group.fixture.append(counted('k', 1), counted('k', 2));
    await group.settles([0, 1, 2]);
  });

  it('may be as large as the largest survey', async () => {
    await group.joined();
    const large = upTo(4).map((number) => {
      const event = counted('k', number);
      const text = randomBytes(750_000).toString('base64');
      return { ...event, payload: { ...event.payload, text } } as typeof event;
    });
    await group.fixture.append(...large, counted('k', 4));
    await group.settles(upTo(5));
  });

  it('is sent again if the database was restored to an earlier state', async () => {
    await group.joined();
    await group.fixture.append(...upTo(50).map((number) => counted('k', number)));
    await group.settles(upTo(50));
    await group.fixture.database.transaction(async (tx) => {
      await tx.query('delete from probe.effect where number >= 10');
      await tx.query('update messaging.committed_offset set next_offset = 10 where partition = $1', [partition]);
    });
    await group.fixture.append(counted('k', 50));
    await group.settles(upTo(51));
  });

  it('is sent again if Kafka has lost it', async () => {
    const first = await group.join(await group.fixture.member());
    await group.fixture.append(...upTo(50).map((number) => counted('k', number)));
    await group.settles(upTo(50));
    await first.stop();
    const connection = kafka.connection(group.fixture);
    await connection.withAdmin(async (admin) => {
      const topic = connection.nameOf(TOPIC);
      await admin.fetchTopicOffsets(topic);
      await admin.deleteTopicRecords({ topic, partitions: [{ partition, offset: '40' }] });
    });
    await group.fixture.database.sql('delete from probe.effect where number >= 10');
    await group.fixture.database.sql('update messaging.committed_offset set next_offset = 10 where partition = $1', [
      partition,
    ]);
    await group.joined();
    await group.settles(upTo(50));
  });

  it('reaches a group with another database, which reports its lag', async () => {
    const other = await LogFixture.open();
    try {
      const { consumer, reader } = await other.member();
      const here = new KafkaTransport('elsewhere.events', kafka.connection(group.fixture), other.service);
      await here.start(reader);
      let release = () => undefined as void;
      const held = new Promise<void>((resolve) => (release = resolve));
      consumer.afterEffects = () => held;
      const sending = new KafkaTransport(TOPIC, kafka.connection(group.fixture), group.fixture.service);
      await sending.start();
      await group.fixture.append(...upTo(30).map((number) => counted('k', number)));
      const status = new LogStatus(other.service.preTenantLookup, other.clock, here);
      const lag = async () => (await status.lag(GROUP)).reduce((sum, each) => sum + (each.lag ?? Number.NaN), 0);
      await group.eventually(async () => expect(await lag()).toBe(30));
      await group.eventually(async () =>
        expect((await sending.status()).unsent!.every(({ events }) => events === 0)).toBe(true),
      );
      release();
      await group.eventually(async () => expect(await lag()).toBe(0));
      expect(await other.effects()).toEqual(upTo(30));
      await Promise.all([here, sending].map((transport) => transport.stop()));
    } finally {
      await other.close();
    }
  });

  it('is rejected at the start if the topic has another number of partitions', async () => {
    await group.joined();
    const connection = kafka.keep(new KafkaConnection(kafka.settings(group.fixture), PARTITIONS + 1));
    const transport = new KafkaTransport(TOPIC, connection, group.fixture.service);
    await expect(transport.start()).rejects.toThrow(
      `has ${PARTITIONS} partitions in Kafka and ${PARTITIONS + 1} in the log`,
    );
  });
});
