import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { eventually } from '@hearback/testing';
import { ParkedReplay, partitionOf, type GroupReader, type Transport } from '../src/index.js';
import { GROUP, LogBed, PARTITIONS, TOPIC, upTo, type Member } from './log-bed.js';
import { counted, idOf, Ignored, NEIGHBOUR, TENANT } from './probe.js';

/** Each test makes a database of its own; on a busy machine that takes its time. */
jest.setTimeout(30_000);

/** A key of another partition than `k`. */
const ELSEWHERE = upTo(100)
  .map(String)
  .find((key) => partitionOf(key, PARTITIONS) !== partitionOf('k', PARTITIONS))!;

/** What every transport has to keep, whatever carries the events. `open` makes one as one more process would. */
export function transportContract(name: string, open: (bed: LogBed) => Transport): void {
  describe(`the ${name} transport`, () => {
    let bed: LogBed;
    let started: Transport[];

    beforeAll(() => Logger.overrideLogger(false));
    afterAll(() => Logger.overrideLogger(['log', 'warn', 'error']));
    beforeEach(async () => {
      bed = await LogBed.open();
      started = [];
    });
    afterEach(async () => {
      await Promise.all(started.map((transport) => transport.stop()));
      await bed.close();
    });

    async function join(member: Member, through: (reader: GroupReader) => GroupReader = (reader) => reader) {
      const transport = open(bed);
      started.push(transport);
      bed.pokes((topic) => transport.poke(topic));
      await transport.start(through(member.reader));
      return transport;
    }

    async function joined(): Promise<Member> {
      const member = await bed.member();
      await join(member);
      return member;
    }

    /** Until the effects are these; time goes on meanwhile, so that what rests is tried again. */
    const settles = (numbers: readonly number[]) =>
      eventually(async () => {
        bed.clock.advance(10_000);
        expect(await bed.effects()).toEqual(numbers);
      });

    it('delivers the events of all tenants, those from before its start too, once each', async () => {
      await bed.append(...upTo(300).map((number) => counted(`a${number % 7}`, number)));
      const { delivery } = await joined();
      await bed.append(...upTo(300).map((number) => counted(`b${number % 7}`, 300 + number, { tenantId: NEIGHBOUR })));
      await settles(upTo(600));
      await eventually(() =>
        expect(delivery.counts()).toEqual([
          { type: 'probe.number-counted.v1', outcome: 'done', reason: '', count: 600 },
        ]),
      );
    });

    it('keeps the order of each key', async () => {
      await joined();
      for (const round of upTo(20)) await bed.append(...upTo(10).map((i) => counted(`k${i % 5}`, round * 10 + i)));
      await settles(upTo(200));
      const order = await bed.effectsInOrder();
      for (const key of new Set(order.map((effect) => effect.key))) {
        const numbers = order.filter((effect) => effect.key === key).map((effect) => effect.number);
        expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
      }
    });

    it('passes by types that nobody subscribed', async () => {
      await bed.append(
        ...upTo(20).map((number) => counted('k', number, { contract: number % 2 ? Ignored : undefined })),
      );
      await joined();
      await settles(upTo(20).filter((number) => number % 2 === 0));
    });

    it('has an effect once though its consumer fails after it', async () => {
      const { consumer } = await joined();
      let failures = 3;
      consumer.afterEffects = async () => {
        if (failures-- > 0) throw new Error('not yet');
      };
      await bed.append(...upTo(50).map((number) => counted('k', number)));
      await settles(upTo(50));
      expect(await bed.parked()).toEqual([]);
    });

    it('has an effect once though every batch is brought twice, late and overlapping', async () => {
      const member = await bed.member();
      const seen = new Map<number, Parameters<GroupReader['deliver']>[0]['events']>();
      await join(member, (reader) => ({
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
      for (const round of upTo(10)) await bed.append(...upTo(10).map((i) => counted(`k${i}`, round * 10 + i)));
      await settles(upTo(100));
    });

    it('parks what fails again and again, and harms none of its neighbours', async () => {
      const { consumer } = await joined();
      consumer.poison.add(13).add(27);
      await bed.append(...upTo(50).map((number) => counted('k', number)));
      await settles(upTo(50).filter((number) => number !== 13 && number !== 27));
      expect(await bed.parked()).toEqual([
        { number: 13, reason: 'Error: number 13 does me harm' },
        { number: 27, reason: 'Error: number 27 does me harm' },
      ]);
    });

    it('tries an event five times before it parks it, and counts on in another process', async () => {
      const first = await bed.member();
      const transport = await join(first);
      let attempts = 0;
      const failing = async () => {
        attempts += 1;
        throw new Error('never');
      };
      first.consumer.afterEffects = failing;
      await bed.append(counted('k', 1));
      await eventually(() => expect(attempts).toBe(1));
      await eventually(() => {
        bed.clock.advance(1_000);
        expect(attempts).toBeGreaterThanOrEqual(2);
      });
      await transport.stop();
      const second = await joined();
      second.consumer.afterEffects = failing;
      await eventually(async () => {
        bed.clock.advance(1_000);
        expect(await bed.parked()).toEqual([{ number: 1, reason: 'Error: never' }]);
      });
      expect(attempts).toBe(5);
    });

    it('delivers other partitions while an event is held up', async () => {
      const { consumer } = await joined();
      consumer.poison.add(0);
      await bed.append(counted('k', 0), counted('k', 1), counted(ELSEWHERE, 2));
      await eventually(async () => expect(await bed.effects()).toEqual([2]));
    });

    it('parks at once what breaks its contract and what the consumer parks', async () => {
      const { consumer } = await joined();
      consumer.hopeless.add(3);
      await bed.append(...upTo(5).map((number) => counted('k', number)));
      const [{ offset }] = (await bed.database.sql<{ offset: string }>(
        `update messaging.partition set next_offset = next_offset + 1
         where partition = $1 returning next_offset - 1 as offset`,
        [partitionOf('k', PARTITIONS)],
      )) as [{ offset: string }];
      await bed.database.sql(
        `insert into messaging.event values ($1, $2, $3, $4, 'probe.number-counted.v1', $5, 'k', now(), '{"number":5}')`,
        [TOPIC, partitionOf('k', PARTITIONS), offset, idOf('k', 5), TENANT],
      );
      await bed.append(counted('k', 6));
      await eventually(async () =>
        expect(await bed.parked()).toEqual([
          { number: 3, reason: 'hopeless' },
          { number: 5, reason: "payload must have required property 'key'" },
        ]),
      );
      await eventually(async () => expect(await bed.effects()).toEqual([0, 1, 2, 3, 4, 6]));
    });

    it('shares the partitions among the members of a group', async () => {
      const [slow, other] = [await joined(), await joined()];
      let release = () => undefined as void;
      const held = new Promise<void>((resolve) => (release = resolve));
      let holds = 0;
      slow.consumer.afterEffects = () => {
        holds += 1;
        return held;
      };
      await eventually(async () => {
        await bed.append(...upTo(40).map((i) => counted(`k${i}`, holds)));
        expect(holds).toBeGreaterThan(0);
      });
      const [before] = other.delivery.counts();
      await eventually(async () => {
        await bed.append(...upTo(40).map((i) => counted(`k${i}`, 1_000)));
        expect(other.delivery.counts()[0]?.count).toBeGreaterThan(before?.count ?? 0);
      });
      release();
      await eventually(async () => {
        const [{ events }] = (await bed.database.sql<{ events: number }>(
          'select count(*)::int as events from messaging.event',
        )) as [{ events: number }];
        expect(await bed.effects()).toHaveLength(events);
      });
    });

    it('never delivers what was rolled back, and is not stopped by it', async () => {
      await joined();
      await bed.append(counted('k', 0));
      const rolledBack = bed.service.batchDatabase.withTenants([TENANT], async (tx) => {
        await bed.log.append(tx, [counted('k', 1), counted('l', 2)]);
        throw new Error('changed my mind');
      });
      await expect(rolledBack).rejects.toThrow('changed my mind');
      await bed.append(counted('k', 3), counted('l', 4));
      await settles([0, 3, 4]);
      const holes = await bed.database.sql(
        `select 1 from messaging.event group by partition having max("offset") + 1 <> count(*)`,
      );
      expect(holes).toEqual([]);
    });

    it('stops where an event is missing and goes on when it is there', async () => {
      await bed.append(...upTo(10).map((number) => counted('k', number)));
      const [missing] = await bed.database.sql<Record<string, unknown>>(
        `delete from messaging.event where "offset" = 4 returning *`,
      );
      await joined();
      await eventually(async () => expect(await bed.effects()).toEqual([0, 1, 2, 3]));
      await bed.append(counted(ELSEWHERE, 10));
      await eventually(async () => expect(await bed.effects()).toEqual([0, 1, 2, 3, 10]));
      await bed.database.sql(
        'insert into messaging.event select * from json_populate_record(null::messaging.event, $1)',
        [missing],
      );
      await settles(upTo(11));
    });

    it('has an effect once though the connection breaks before the commit', async () => {
      const { consumer } = await joined();
      let breaks = 5;
      consumer.afterEffects = async (_events, tx) => {
        if (breaks-- > 0) await tx.query('select pg_terminate_backend(pg_backend_pid())');
      };
      for (const round of upTo(10)) await bed.append(...upTo(10).map((i) => counted(`k${i}`, round * 10 + i)));
      await settles(upTo(100));
      expect(await bed.parked()).toEqual([]);
    });

    it('recovers when all its connections are cut at any moment', async () => {
      await joined();
      for (const round of upTo(20)) {
        await bed.append(...upTo(20).map((i) => counted(`k${i}`, round * 20 + i)));
        await bed.database.sql(
          `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'probe_batch' and datname = current_database()`,
        );
        // The pool notices a cut connection at its next use at the latest.
        await eventually(() => bed.service.preTenantLookup.query('select 1'));
      }
      await settles(upTo(400));
    });

    it('replays what is parked once the reason is gone', async () => {
      const member = await joined();
      member.consumer.hopeless.add(1).add(2);
      await bed.append(...upTo(4).map((number) => counted('k', number)));
      await eventually(async () => expect(await bed.parked()).toHaveLength(2));
      await bed.database.sql('delete from probe.effect where number in (1, 2)');
      member.consumer.hopeless.delete(1);
      const { batchDatabase, preTenantLookup } = bed.service;
      const replay = new ParkedReplay(GROUP, member.consumers, batchDatabase, preTenantLookup, bed.clock);
      expect(await replay.replay({ ids: [idOf('k', 2)] })).toEqual({
        replayed: 0,
        failed: [{ id: idOf('k', 2), reason: 'hopeless' }],
      });
      expect(await replay.replay()).toEqual({ replayed: 1, failed: [{ id: idOf('k', 2), reason: 'hopeless' }] });
      expect(await bed.effects()).toEqual([0, 1, 3]);
      expect(await bed.parked()).toEqual([{ number: 2, reason: 'hopeless' }]);
    });

    it('parks again what it parked before, when a group begins again', async () => {
      const member = await bed.member();
      member.consumer.hopeless.add(1);
      const transport = await join(member);
      await bed.append(...upTo(3).map((number) => counted('k', number)));
      await settles(upTo(3));
      await transport.stop();
      await bed.database.sql('delete from probe.effect');
      await bed.database.sql('update messaging.parked set replayed_at = now()');
      await bed.database.sql('update messaging.watermark set next_offset = 0');
      const again = await joined();
      again.consumer.hopeless.add(1);
      await settles(upTo(3));
      expect(await bed.parked()).toEqual([{ number: 1, reason: 'hopeless' }]);
    });

    it('finishes the batch in hand when it is stopped, and takes no other', async () => {
      const member = await bed.member();
      const transport = await join(member);
      let working = false;
      member.consumer.afterEffects = async () => {
        working = true;
        await new Promise((resolve) => setTimeout(resolve, 50));
        working = false;
      };
      await bed.append(counted('k', 0));
      await eventually(() => expect(working).toBe(true));
      await transport.stop();
      expect(working).toBe(false);
      expect(await bed.effects()).toEqual([0]);
      await bed.append(counted('k', 1));
      expect(await bed.effects()).toEqual([0]);
    });
  });
}
