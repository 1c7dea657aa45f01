import { createHook } from 'node:async_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { eventually, kafkaForTests, kafkaMissing } from '@hearback/testing';
import { KafkaConnection } from '../src/index.js';
import { PARTITIONS, upTo } from './log.fixture.js';

jest.setTimeout(90_000);

const onKafka = kafkaMissing() === undefined ? describe : describe.skip;

const sockets = () => process.getActiveResourcesInfo().filter((kind) => kind === 'TCPSocketWrap').length;

onKafka('a connection to Kafka', () => {
  let connection: KafkaConnection;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    const brokers = await kafkaForTests();
    connection = new KafkaConnection({ brokers, prefix: '', replication: 1, minInSyncReplicas: 1 }, PARTITIONS);
  });
  afterAll(async () => {
    await connection.close();
    Logger.overrideLogger(['log', 'warn', 'error']);
  });

  it('runs no timer while it is idle, and works afterwards', async () => {
    await connection.withAdmin((admin) => admin.listTopics());
    let timers = 0;
    const hook = createHook({ init: (_id, type) => void (type === 'Timeout' && (timers += 1)) });
    hook.enable();
    await wait(1_000);
    hook.disable();
    // Without the patch, a timer per millisecond would create hundreds.
    expect(timers).toBeLessThan(20);
    expect(await connection.withAdmin((admin) => admin.listTopics())).toBeInstanceOf(Array);
  });

  it('is closed after a failed request, once the others have ended', async () => {
    await connection.withAdmin((admin) => admin.listTopics());
    const before = sockets();
    const open = connection.withAdmin((admin) => Promise.all(upTo(50).map(() => admin.listTopics())));
    await expect(connection.withAdmin(() => Promise.reject(new Error('no answer')))).rejects.toThrow('no answer');
    const reopened = connection.withAdmin((admin) => admin.listTopics());
    const topics = await reopened;
    expect(await open).toEqual(upTo(50).map(() => topics));
    await eventually(() => expect(sockets()).toBe(before));
  });
});
