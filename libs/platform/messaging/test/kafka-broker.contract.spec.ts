import { afterAll, afterEach, beforeAll, beforeEach, describe, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { kafkaMissing, ownKafka, type OwnKafka } from '@hearback/testing';
import { GroupUnderTest } from './group-under-test.js';
import { KafkaFixture } from './kafka.fixture.js';
import { upTo } from './log.fixture.js';
import { counted } from './probe.js';

/** A broker may take long to start on a busy machine. */
jest.setTimeout(240_000);

const onKafka = kafkaMissing() === undefined ? describe : describe.skip;

onKafka('the kafka transport, when its broker is killed, down or empty,', () => {
  let broker: OwnKafka;
  const kafka = new KafkaFixture(() => Promise.resolve(broker.brokers));
  let group: GroupUnderTest;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    broker = await ownKafka();
    await kafka.transport.prepare!();
  });
  afterAll(async () => {
    await kafka.close();
    await broker?.stop();
    Logger.overrideLogger(['log', 'warn', 'error']);
  });
  beforeEach(async () => {
    group = await GroupUnderTest.open({ ...kafka.transport, timeoutMs: 60_000 });
  });
  afterEach(() => group.close());

  const append = async (from: number, count: number) => {
    for (const round of upTo(count / 10))
      await group.fixture.append(...upTo(10).map((i) => counted(`k${i}`, from + round * 10 + i)));
  };

  it('loses and repeats nothing when the broker is killed under load', async () => {
    await group.joined();
    await append(0, 200);
    const dying = broker.kill();
    await append(200, 200);
    await dying;
    await append(400, 200);
    await broker.start();
    await append(600, 200);
    await group.settles(upTo(800));
  });

  it('starts members without a broker, and delivers once it is up', async () => {
    await broker.kill();
    await group.joined();
    await append(0, 100);
    await broker.start();
    await append(100, 100);
    await group.settles(upTo(200));
  });

  it('sends again what the broker has lost, also for a group that starts over', async () => {
    const first = await group.join(await group.fixture.member());
    await append(0, 300);
    await group.settles(upTo(300));
    await broker.wipe();
    await append(300, 100);
    await broker.start();
    await append(400, 100);
    await group.settles(upTo(500));
    await first.stop();
    await group.fixture.database.sql('delete from probe.effect');
    await group.fixture.database.sql('update messaging.committed_offset set next_offset = 0');
    await group.joined();
    await group.settles(upTo(500));
  });
});
