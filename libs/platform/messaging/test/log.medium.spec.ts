import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Type } from '@sinclair/typebox';
import { defineEvent, newEvent, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { done, type Outcome } from '@hearback/kernel';
import { eventually, findUnguardedTables } from '@hearback/testing';
import {
  CommittedOffsets,
  Consumers,
  Delivery,
  ensureTopics,
  LogReader,
  LogStatus,
  PgEventLog,
  Subscribe,
} from '../src/index.js';
import { GROUP, LogFixture, PARTITIONS, TOPIC, upTo } from './log.fixture.js';
import { Counted, counted, idOf, NEIGHBOUR, TENANT } from './probe.js';

/** Each test creates its own database, which may take seconds on a busy machine. */
jest.setTimeout(30_000);

const StoryTold = defineEvent('other.story-told.v1', Type.Object({ key: Type.String() }), (p) => p.key);

describe('the log', () => {
  let fixture: LogFixture;
  const notified: string[] = [];

  beforeAll(async () => {
    fixture = await LogFixture.open();
    await ensureTopics(fixture.service.preTenantLookup, [StoryTold.topic], PARTITIONS);
    fixture.onAppend((topic) => notified.push(topic));
  });
  afterAll(() => fixture.close());

  const stored = async (key: string) =>
    (
      await fixture.database.sql<{ id: string }>('select id from messaging.event where key = $1 order by "offset"', [
        key,
      ])
    ).map((row) => row.id);

  it('is appended to by requests for their own tenant, and not readable by them', async () => {
    const { tenantDatabase } = fixture.service;
    await tenantDatabase.withTenant(TENANT, (tx) => fixture.log.append(tx, [counted('req', 1), counted('req', 2)]));
    expect(await stored('req')).toEqual([idOf('req', 1), idOf('req', 2)]);
    await expect(tenantDatabase.withTenant(TENANT, (tx) => tx.query('select * from messaging.event'))).rejects.toThrow(
      'permission denied',
    );
  });

  it('rejects an event whose tenant is not that of the transaction', async () => {
    const { tenantDatabase, batchDatabase } = fixture.service;
    const foreign = counted('foreign', 1, { tenantId: NEIGHBOUR });
    await expect(tenantDatabase.withTenant(TENANT, (tx) => fixture.log.append(tx, [foreign]))).rejects.toThrow(
      'row-level security',
    );
    await expect(batchDatabase.withTenants([TENANT], (tx) => fixture.log.append(tx, [foreign]))).rejects.toThrow(
      'row-level security',
    );
    expect(await stored('foreign')).toEqual([]);
  });

  it('rejects an invalid payload and an invalid key', async () => {
    const broken = { ...counted('k', 1), payload: { key: 'k' } } as ReturnType<typeof counted>;
    await expect(fixture.append(broken)).rejects.toThrow("payload must have required property 'number'");
    await expect(fixture.append(counted('', 1))).rejects.toThrow('not a valid key');
    await expect(fixture.append(counted('two\nlines', 1))).rejects.toThrow('not a valid key');
  });

  it('stores any text of a payload unchanged', async () => {
    const text = 'a line\nanother\r\n\t"quoted" \\ \u0000 \u2028 \u{1F600} \ud800';
    await fixture.service.batchDatabase.withTenants([TENANT], (tx) =>
      fixture.log.append(tx, [
        newEvent(Counted, {
          id: idOf('txt', 1),
          tenantId: TENANT,
          time: new Date(),
          payload: { key: 'txt', number: 1, text } as never,
        }),
      ]),
    );
    const [row] = await fixture.database.sql<{ body: string }>(`select body from messaging.event where key = 'txt'`);
    expect(JSON.parse(row!.body)).toEqual({ key: 'txt', number: 1, text });
  });

  it('notifies after the commit and not before', async () => {
    notified.length = 0;
    await fixture.service.batchDatabase.withTenants([TENANT], async (tx) => {
      await fixture.log.append(tx, [counted('noti', 1)]);
      expect(notified).toEqual([]);
    });
    expect(notified).toEqual([TOPIC]);
  });

  it('rejects another number of partitions and an unknown topic', async () => {
    const { preTenantLookup } = fixture.service;
    await ensureTopics(preTenantLookup, [TOPIC], PARTITIONS);
    await expect(ensureTopics(preTenantLookup, [TOPIC], PARTITIONS + 1)).rejects.toThrow(
      'topic probe.events has 4 partitions and the setting says 5',
    );
    const nowhere = defineEvent('nowhere.thing-done.v1', Type.Object({ key: Type.String() }), (p) => p.key);
    await expect(
      fixture.append(
        newEvent(nowhere, { id: idOf('x', 1), tenantId: TENANT, time: new Date(), payload: { key: 'x' } }) as never,
      ),
    ).rejects.toThrow('the log has no partition');
  });

  it('is appended to concurrently without gaps and without deadlocks', async () => {
    const before = await new LogReader(fixture.service.preTenantLookup).heads([TOPIC]);
    const mixed = (round: number) => {
      const events = upTo(12).map((i) =>
        i % 2 === 0
          ? counted(`m${i}`, round)
          : (newEvent(StoryTold, {
              id: idOf(`t${i}`, round),
              tenantId: TENANT,
              time: new Date(),
              payload: { key: `t${i}` },
            }) as never),
      );
      return round % 2 === 0 ? events : events.toReversed();
    };
    await Promise.all(
      upTo(8).map(async (writer) => {
        for (const round of upTo(15)) await fixture.append(...mixed(writer * 100 + round));
      }),
    );
    const gaps = await fixture.database.sql(
      `select 1 from messaging.event group by topic, partition having max("offset") + 1 <> count(*) or min("offset") <> 0`,
    );
    expect(gaps).toEqual([]);
    const after = await new LogReader(fixture.service.preTenantLookup).heads([TOPIC]);
    const grown = after.map((head, index) => head.nextOffset - before[index]!.nextOffset).reduce((a, b) => a + b);
    expect(grown).toBe(8 * 15 * 6);
  });

  it('is read in ranges, with the payloads of the requested types', async () => {
    const reader = new LogReader(fixture.service.preTenantLookup);
    const [head] = await reader.heads([TOPIC]);
    const whole = await reader.read({ topic: TOPIC, partition: head!.partition, from: 0, limit: 10_000 });
    expect(whole.map((event) => event.position.offset)).toEqual(upTo(head!.nextOffset));
    const part = await reader.read({
      topic: TOPIC,
      partition: head!.partition,
      from: 3,
      until: 7,
      limit: 100,
      types: ['none'],
    });
    expect(part.map((event) => [event.position.offset, event.body])).toEqual(
      [3, 4, 5, 6].map((offset) => [offset, '']),
    );
  });

  it('is read in shorter ranges if payloads are large', async () => {
    const text = 'x'.repeat(1_500_000);
    const large = upTo(5).map((number) => {
      const event = counted('large', number);
      return { ...event, payload: { ...event.payload, text } } as typeof event;
    });
    await fixture.append(...large);
    const [{ partition, first }] = (await fixture.database.sql(
      `select partition, min("offset")::integer as first from messaging.event where key = 'large' group by 1`,
    )) as [{ partition: number; first: number }];
    const reader = new LogReader(fixture.service.preTenantLookup);
    const offsets = async (types?: readonly string[]) =>
      (await reader.read({ topic: TOPIC, partition, from: first, limit: 100, types })).map(
        (event) => event.position.offset,
      );
    expect(await offsets()).toEqual([0, 1, 2].map((offset) => first + offset));
    expect(await offsets(['none'])).toEqual(upTo(5).map((offset) => first + offset));
  });

  it('starts a new group at the oldest event', async () => {
    const reader = new LogReader(fixture.service.preTenantLookup);
    const [head] = (await reader.heads([StoryTold.topic])).filter(({ nextOffset }) => nextOffset > 10);
    await fixture.database.sql('delete from messaging.event where topic = $1 and "offset" < 5', [StoryTold.topic]);
    await new CommittedOffsets().prepare(fixture.service.preTenantLookup, 'late', [StoryTold.topic]);
    const positions = await new CommittedOffsets().positions(fixture.service.preTenantLookup, 'late', [
      StoryTold.topic,
    ]);
    expect(positions.find(({ partition }) => partition === head!.partition)?.nextOffset).toBe(5);
  });

  it('reports the lag of a group', async () => {
    await fixture.member();
    const status = new LogStatus(fixture.service.preTenantLookup, fixture.clock);
    const lags = await status.lag(GROUP);
    const [{ events }] = (await fixture.database.sql(
      'select count(*)::int as events from messaging.event where topic = $1',
      [TOPIC],
    )) as [{ events: number }];
    expect(lags.reduce((sum, { lag }) => sum + lag!, 0)).toBe(events);
    for (const { lag, oldestAge } of lags) expect(oldestAge === null).toBe(lag === 0);
    expect(lags.some(({ oldestAge }) => oldestAge !== null && oldestAge > 0)).toBe(true);
    expect(await status.deadLetters()).toEqual(new Map());
    const silent = new LogStatus(fixture.service.preTenantLookup, fixture.clock, { unread: async () => [] });
    await ensureTopics(fixture.service.preTenantLookup, ['elsewhere.events'], 1);
    await new CommittedOffsets().prepare(fixture.service.preTenantLookup, 'reader', ['elsewhere.events']);
    const unknown = { topic: 'elsewhere.events', partition: 0, lag: null, oldestAge: null };
    expect(await silent.lag('reader')).toMatchObject([unknown]);
    expect(await status.lag('reader')).toMatchObject([{ ...unknown, lag: 0 }]);
  });

  it('stops a group while its committed offsets are locked', async () => {
    const { consumer, delivery } = await fixture.member();
    const reader = new LogReader(fixture.service.preTenantLookup);
    const [head] = await reader.heads([TOPIC]);
    const { topic, partition } = head!;
    const events = await reader.read({ topic, partition, from: 0, limit: 10 });
    await fixture.service.batchDatabase.withTenants([TENANT], async (tx) => {
      const locked = await new CommittedOffsets().lockAll(tx, GROUP, [TOPIC]);
      expect(locked).toHaveLength(PARTITIONS);
      expect(await new CommittedOffsets().lock(tx, GROUP, topic, partition)).toBe(0);
      expect(await delivery.deliver({ topic, partition, events })).toEqual({ nextOffset: 0, retryAfter: 50 });
    });
    consumer.afterEffects = () => Promise.resolve();
    await eventually(async () =>
      expect(await delivery.deliver({ topic, partition, events })).toEqual({ nextOffset: 10, retryAfter: 0 }),
    );
  });

  it('is appended to after the last consumer of a delivery, so that none waits for a row while it holds a counter', async () => {
    const topic = 'deferred.events';
    const First = defineEvent('deferred.first.v1', Type.Object({ key: Type.String() }), (p) => p.key);
    const Second = defineEvent('deferred.second.v1', Type.Object({ key: Type.String() }), (p) => p.key);
    await ensureTopics(fixture.service.preTenantLookup, [topic], 1);
    const event = (contract: typeof First, number: number) =>
      newEvent(contract, { id: idOf('df', number), tenantId: TENANT, time: new Date(), payload: { key: 'k' } });
    const { batchDatabase, preTenantLookup } = fixture.service;
    const takeRow = 'select pg_advisory_xact_lock(4711)';
    const signal = () => {
      let give: () => void = () => undefined;
      return { given: new Promise<void>((resolve) => (give = resolve)), give: () => give() };
    };
    const rowIsTaken = signal();
    const secondRuns = signal();
    class Deferring {
      @Subscribe(First)
      async first(events: readonly EventOf<typeof First>[], tx: BatchTx): Promise<Outcome[]> {
        await fixture.log.append(tx, [counted('df', 900)]);
        return events.map(done);
      }

      @Subscribe(Second)
      async second(events: readonly EventOf<typeof Second>[], tx: BatchTx): Promise<Outcome[]> {
        secondRuns.give();
        await tx.query(takeRow);
        return events.map(done);
      }
    }
    await batchDatabase.withTenants([TENANT], (tx) =>
      new PgEventLog({ notify: () => undefined }, 1).append(tx, [event(First, 1), event(Second, 2)]),
    );
    const delivery = new Delivery(
      'deferring',
      new Consumers([new Deferring()]),
      batchDatabase,
      fixture.clock,
      () => '',
    );
    await delivery.reader(preTenantLookup);
    const events = await new LogReader(preTenantLookup).read({ topic, partition: 0, from: 0, limit: 10 });
    // A request that changes the row that the second consumer needs, and then appends to the partition of the first one's event.
    const request = batchDatabase.withTenants([TENANT], async (tx) => {
      await tx.query(takeRow);
      rowIsTaken.give();
      await secondRuns.given;
      await fixture.log.append(tx, [counted('df', 901)]);
    });
    await rowIsTaken.given;
    expect(await delivery.deliver({ topic, partition: 0, events })).toEqual({ nextOffset: 2, retryAfter: 0 });
    await request;
    expect(await stored('df')).toEqual([idOf('df', 901), idOf('df', 900)]);
  });

  it('isolates tenants by row-level security', async () => {
    expect(await findUnguardedTables(fixture.database.sql)).toEqual([]);
  });
});
