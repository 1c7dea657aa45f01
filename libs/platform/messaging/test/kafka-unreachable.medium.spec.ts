import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { eventually } from '@hearback/testing';
import { KafkaConnection, KafkaTransport } from '../src/index.js';
import { LogFixture, PARTITIONS, TOPIC, upTo } from './log.fixture.js';
import { counted } from './probe.js';

let fixture: LogFixture;

beforeAll(async () => {
  Logger.overrideLogger(false);
  fixture = await LogFixture.open();
});
afterAll(async () => {
  Logger.overrideLogger(['log', 'warn', 'error']);
  await fixture.close();
});

it('reports that Kafka cannot be reached, and the number of unsent events', async () => {
  const settings = { brokers: ['127.0.0.1:1'], prefix: '', replication: 1, minInSyncReplicas: 1 };
  const connection = new KafkaConnection(settings, PARTITIONS);
  const transport = new KafkaTransport(TOPIC, connection, fixture.service);
  await transport.start();
  await eventually(async () => expect((await transport.status()).unsent).toHaveLength(PARTITIONS), { within: 15_000 });
  await fixture.append(...upTo(7).map((number) => counted('k', number)));
  await eventually(
    async () => {
      const { unsent, defect } = await transport.status();
      expect({ defect, events: unsent?.reduce((sum, { events }) => sum + events, 0) }).toEqual({
        defect: 'cannot be reached',
        events: 7,
      });
    },
    { within: 15_000 },
  );
  await transport.stop();
  await connection.close();
});
