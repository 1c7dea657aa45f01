import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { partitionOf, type GroupReader } from '../src/index.js';
import { GroupUnderTest, type TransportUnderTest } from './group-under-test.js';
import { PARTITIONS, upTo } from './log.fixture.js';
import { counted, Ignored, NEIGHBOUR, TENANT } from './probe.js';

/** Each test creates its own database, which may take seconds on a busy machine. */
jest.setTimeout(60_000);

/** A key of another partition than `k`. */
const ELSEWHERE = upTo(100)
  .map(String)
  .find((key) => partitionOf(key, PARTITIONS) !== partitionOf('k', PARTITIONS))!;

/** What every transport guarantees. */
export function transportContract(kind: TransportUnderTest): void {
  describe(`the ${kind.name} transport`, () => {
    let group: GroupUnderTest;

    beforeAll(async () => {
      Logger.overrideLogger(false);
      await kind.prepare?.();
    }, 120_000);
    afterAll(() => Logger.overrideLogger(['log', 'warn', 'error']));
    beforeEach(async () => {
      group = await GroupUnderTest.open(kind);
    });
    afterEach(() => group.close());

    it('delivers the events of all tenants once, including those appended before its start', async () => {
      await group.fixture.append(...upTo(300).map((number) => counted(`a${number % 7}`, number)));
      const { delivery } = await group.joined();
      await group.fixture.append(
        ...upTo(300).map((number) => counted(`b${number % 7}`, 300 + number, { tenantId: NEIGHBOUR })),
      );
      await group.settles(upTo(600));
      await group.eventually(() =>
        expect(delivery.counts()).toEqual([
          { type: 'probe.number-counted.v1', outcome: 'done', reason: '', count: 600 },
        ]),
      );
    });

    it('keeps the order of each key', async () => {
      await group.joined();
      for (const round of upTo(20))
        await group.fixture.append(...upTo(10).map((i) => counted(`k${i % 5}`, round * 10 + i)));
      await group.settles(upTo(200));
      const order = await group.fixture.effectsInOrder();
      for (const key of new Set(order.map((effect) => effect.key))) {
        const numbers = order.filter((effect) => effect.key === key).map((effect) => effect.number);
        expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
      }
    });

    it('skips types without a subscription', async () => {
      await group.fixture.append(
        ...upTo(20).map((number) => counted('k', number, { contract: number % 2 ? Ignored : undefined })),
      );
      await group.joined();
      await group.settles(upTo(20).filter((number) => number % 2 === 0));
    });

    it('has an effect once although every batch is delivered twice, late and overlapping', async () => {
      const member = await group.fixture.member();
      const seen = new Map<number, Parameters<GroupReader['deliver']>[0]['events']>();
      await group.join(member, (reader) => ({
        ...reader,
        deliver: async (batch) => {
          const before = seen.get(batch.partition) ?? [];
          seen.set(batch.partition, batch.events);
          const result = await reader.deliver(batch);
          await reader.deliver(batch);
          await reader.deliver({ ...batch, events: [...before, ...batch.events] });
          return result;
        },
      }));
      for (const round of upTo(10))
        await group.fixture.append(...upTo(10).map((i) => counted(`k${i}`, round * 10 + i)));
      await group.settles(upTo(100));
    });

    it('shares the partitions among the members of a group', async () => {
      const [slow, other] = [await group.joined(), await group.joined()];
      const countOf = ({ delivery }: typeof slow) => delivery.counts()[0]?.count ?? 0;
      await group.eventually(async () => {
        await group.fixture.append(...upTo(40).map((i) => counted(`k${i}`, 0)));
        expect(Math.min(countOf(slow), countOf(other))).toBeGreaterThan(0);
      });
      let release = () => undefined as void;
      const held = new Promise<void>((resolve) => (release = resolve));
      let holds = 0;
      slow.consumer.afterEffects = () => {
        holds += 1;
        return held;
      };
      try {
        await group.eventually(async () => {
          await group.fixture.append(...upTo(40).map((i) => counted(`k${i}`, holds)));
          expect(holds).toBeGreaterThan(0);
        });
        const before = countOf(other);
        await group.eventually(async () => {
          await group.fixture.append(...upTo(40).map((i) => counted(`k${i}`, 1_000)));
          expect(countOf(other)).toBeGreaterThan(before);
        });
      } finally {
        release();
      }
      await group.eventually(async () => {
        const [{ events }] = (await group.fixture.database.sql<{ events: number }>(
          'select count(*)::int as events from messaging.event',
        )) as [{ events: number }];
        expect(await group.fixture.effects()).toHaveLength(events);
      });
    });

    it('does not deliver what was rolled back, and is not stopped by it', async () => {
      await group.joined();
      await group.fixture.append(counted('k', 0));
      const rolledBack = group.fixture.service.batchDatabase.withTenants([TENANT], async (tx) => {
        await group.fixture.log.append(tx, [counted('k', 1), counted('l', 2)]);
        throw new Error('changed my mind');
      });
      await expect(rolledBack).rejects.toThrow('changed my mind');
      await group.fixture.append(counted('k', 3), counted('l', 4));
      await group.settles([0, 3, 4]);
      const gaps = await group.fixture.database.sql(
        `select 1 from messaging.event group by partition having max("offset") + 1 <> count(*)`,
      );
      expect(gaps).toEqual([]);
    });

    it('stops at a missing event and continues when it is there', async () => {
      await group.fixture.append(...upTo(10).map((number) => counted('k', number)));
      const [missing] = await group.fixture.database.sql<Record<string, unknown>>(
        `delete from messaging.event where "offset" = 4 returning *`,
      );
      await group.joined();
      await group.eventually(async () => expect(await group.fixture.effects()).toEqual([0, 1, 2, 3]));
      await group.fixture.append(counted(ELSEWHERE, 10));
      await group.eventually(async () => expect(await group.fixture.effects()).toEqual([0, 1, 2, 3, 10]));
      await group.fixture.database.sql(
        'insert into messaging.event select * from json_populate_record(null::messaging.event, $1)',
        [missing],
      );
      await group.settles(upTo(11));
    });

    it('finishes the batch in progress when it is stopped, and starts no other', async () => {
      const member = await group.fixture.member();
      const transport = await group.join(member);
      let working = false;
      let release = () => undefined as void;
      const held = new Promise<void>((resolve) => (release = resolve));
      member.consumer.afterEffects = async () => {
        working = true;
        await held;
        working = false;
      };
      await group.fixture.append(counted('k', 0));
      await group.eventually(() => expect(working).toBe(true));
      const stopped = transport.stop();
      release();
      await stopped;
      expect(working).toBe(false);
      expect(await group.fixture.effects()).toEqual([0]);
      await group.fixture.append(counted('k', 1));
      expect(await group.fixture.effects()).toEqual([0]);
    });
  });
}
