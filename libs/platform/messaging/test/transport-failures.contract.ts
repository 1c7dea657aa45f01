import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { DeadLetterReplay, partitionOf } from '../src/index.js';
import { GroupUnderTest, type TransportUnderTest } from './group-under-test.js';
import { GROUP, PARTITIONS, TOPIC, upTo } from './log.fixture.js';
import { counted, idOf, TENANT } from './probe.js';

/** Each test creates its own database, which may take seconds on a busy machine. */
jest.setTimeout(60_000);

/** A key of another partition than `k`. */
const ELSEWHERE = upTo(100)
  .map(String)
  .find((key) => partitionOf(key, PARTITIONS) !== partitionOf('k', PARTITIONS))!;

/** The stored reason of an error: its origin, without its message. */
const FAILED = expect.stringMatching(/^Error at .*\.ts:\d+:\d+\)?$/);

/** What every transport guarantees when consumers, events and connections fail. */
export function transportFailuresContract(kind: TransportUnderTest): void {
  describe(`the ${kind.name} transport, when something fails,`, () => {
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

    it('has an effect once although its consumer fails after it', async () => {
      const { consumer } = await group.joined();
      let failures = 3;
      consumer.afterEffects = async () => {
        if (failures-- > 0) throw new Error('not yet');
      };
      await group.fixture.append(...upTo(50).map((number) => counted('k', number)));
      await group.settles(upTo(50));
      expect(await group.fixture.deadLetters()).toEqual([]);
    });

    it('dead-letters an event that keeps failing, and applies the others', async () => {
      const { consumer } = await group.joined();
      consumer.poison.add(13).add(27);
      await group.fixture.append(...upTo(50).map((number) => counted('k', number)));
      await group.settles(upTo(50).filter((number) => number !== 13 && number !== 27));
      expect(await group.fixture.deadLetters()).toEqual([
        { number: 13, reason: FAILED },
        { number: 27, reason: FAILED },
      ]);
    });

    it('tries an event five times before it dead-letters it, and keeps the count in another process', async () => {
      const first = await group.fixture.member();
      const transport = await group.join(first);
      let attempts = 0;
      const failing = async () => {
        attempts += 1;
        throw new Error('never');
      };
      first.consumer.afterEffects = failing;
      await group.fixture.append(counted('k', 1));
      await group.eventually(() => expect(attempts).toBe(1));
      await group.eventually(() => {
        group.fixture.clock.advance(1_000);
        expect(attempts).toBeGreaterThanOrEqual(2);
      });
      await transport.stop();
      const second = await group.joined();
      second.consumer.afterEffects = failing;
      await group.eventually(async () => {
        group.fixture.clock.advance(1_000);
        expect(await group.fixture.deadLetters()).toEqual([{ number: 1, reason: FAILED }]);
      });
      expect(attempts).toBe(5);
    });

    it('delivers other partitions while an event is retried', async () => {
      const { consumer } = await group.joined();
      consumer.poison.add(0);
      await group.fixture.append(counted('k', 0), counted('k', 1), counted(ELSEWHERE, 2));
      await group.eventually(async () => expect(await group.fixture.effects()).toEqual([2]));
    });

    it('immediately dead-letters events that violate their contract or that the consumer rejects', async () => {
      const { consumer } = await group.joined();
      consumer.hopeless.add(3);
      await group.fixture.append(...upTo(5).map((number) => counted('k', number)));
      const [{ offset }] = (await group.fixture.database.sql<{ offset: string }>(
        `update messaging.partition set next_offset = next_offset + 1
         where partition = $1 returning next_offset - 1 as offset`,
        [partitionOf('k', PARTITIONS)],
      )) as [{ offset: string }];
      await group.fixture.database.sql(
        `insert into messaging.event values ($1, $2, $3, $4, 'probe.number-counted.v1', $5, 'k', now(), '{"number":5}')`,
        [TOPIC, partitionOf('k', PARTITIONS), offset, idOf('k', 5), TENANT],
      );
      await group.fixture.append(counted('k', 6));
      await group.eventually(async () =>
        expect(await group.fixture.deadLetters()).toEqual([
          { number: 3, reason: 'hopeless' },
          { number: 5, reason: "payload must have required property 'key'" },
        ]),
      );
      await group.eventually(async () => expect(await group.fixture.effects()).toEqual([0, 1, 2, 3, 4, 6]));
    });

    it('has an effect once although the connection is lost before the commit', async () => {
      const { consumer } = await group.joined();
      let breaks = 5;
      consumer.afterEffects = async (_events, tx) => {
        if (breaks-- > 0) await tx.query('select pg_terminate_backend(pg_backend_pid())');
      };
      for (const round of upTo(10))
        await group.fixture.append(...upTo(10).map((i) => counted(`k${i}`, round * 10 + i)));
      await group.settles(upTo(100));
      expect(await group.fixture.deadLetters()).toEqual([]);
    });

    it('recovers when all its connections are closed at any moment', async () => {
      await group.joined();
      for (const round of upTo(20)) {
        // The pool notices a closed connection when it uses it; none is closed during this commit.
        await group.eventually(() => group.fixture.append(...upTo(20).map((i) => counted(`k${i}`, round * 20 + i))));
        await group.fixture.database.sql(
          `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'probe_batch' and datname = current_database()`,
        );
      }
      await group.settles(upTo(400));
    });

    it('replays dead letters once their reason is gone', async () => {
      const member = await group.joined();
      member.consumer.hopeless.add(1).add(2);
      await group.fixture.append(...upTo(4).map((number) => counted('k', number)));
      await group.eventually(async () => expect(await group.fixture.deadLetters()).toHaveLength(2));
      await group.fixture.database.sql('delete from probe.effect where number in (1, 2)');
      member.consumer.hopeless.delete(1);
      const { batchDatabase, preTenantLookup } = group.fixture.service;
      const replay = new DeadLetterReplay(GROUP, member.consumers, batchDatabase, preTenantLookup, group.fixture.clock);
      expect(await replay.replay({ ids: [idOf('k', 2)] })).toEqual({
        replayed: 0,
        failed: [{ id: idOf('k', 2), reason: 'hopeless' }],
      });
      expect(await replay.replay()).toEqual({ replayed: 1, failed: [{ id: idOf('k', 2), reason: 'hopeless' }] });
      expect(await group.fixture.effects()).toEqual([0, 1, 3]);
      expect(await group.fixture.deadLetters()).toEqual([{ number: 2, reason: 'hopeless' }]);
    });

    it('dead-letters an event again when a group starts over', async () => {
      const member = await group.fixture.member();
      member.consumer.hopeless.add(1);
      const transport = await group.join(member);
      await group.fixture.append(...upTo(3).map((number) => counted('k', number)));
      await group.settles(upTo(3));
      await transport.stop();
      await group.fixture.database.sql('delete from probe.effect');
      await group.fixture.database.sql('update messaging.dead_letter set replayed_at = now()');
      await group.fixture.database.sql('update messaging.committed_offset set next_offset = 0');
      const restarted = await group.joined();
      restarted.consumer.hopeless.add(1);
      await group.settles(upTo(3));
      expect(await group.fixture.deadLetters()).toEqual([{ number: 1, reason: 'hopeless' }]);
    });
  });
}
