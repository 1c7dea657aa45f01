import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { eventually } from '@hearback/testing';
import type { BatchTx } from '@hearback/database';
import { decodeEvent, LogReader, PostgresTransport, CommittedOffsets, type PartitionPosition } from '../src/index.js';
import { GROUP, LogFixture, PARTITIONS, TOPIC, upTo } from './log.fixture.js';
import { Counted, counted, TENANT } from './probe.js';

/** Each test creates its own database, which may take seconds on a busy machine. */
jest.setTimeout(30_000);

/** The steps of README, "Rebuilding tables from events". */
describe('a rebuild under load', () => {
  let fixture: LogFixture;
  let transport: PostgresTransport;

  beforeAll(async () => {
    fixture = await LogFixture.open();
    transport = new PostgresTransport(fixture.service.preTenantLookup, fixture.clock, undefined, { batch: 10 });
    fixture.onAppend((topic) => transport.notify(topic));
    await fixture.database.sql('create table probe.shadow (like probe.effect including all)');
    await fixture.database.sql('grant select, insert on probe.shadow to probe_batch');
  });
  afterAll(async () => {
    await transport.stop();
    await fixture.close();
  });

  /** Applies a partition's log to the shadow table, from its position up to `until`. */
  async function follow(
    tx: BatchTx,
    reader: LogReader,
    from: PartitionPosition,
    until: number,
  ): Promise<PartitionPosition> {
    let nextOffset = from.nextOffset;
    while (nextOffset < until) {
      const { topic, partition } = from;
      const events = await reader.read(
        { topic, partition, from: nextOffset, until, limit: 7, types: [Counted.type] },
        tx,
      );
      for (const raw of events) {
        const decoded = decodeEvent(Counted, raw);
        if ('defect' in decoded) continue;
        const { id, tenantId, payload } = decoded.event;
        await tx.query('insert into probe.shadow (tenant_id, event_id, key, number) values ($1, $2, $3, $4)', [
          tenantId,
          id,
          payload.key,
          payload.number,
        ]);
      }
      nextOffset += events.length;
    }
    return { ...from, nextOffset };
  }

  it('ends in exactly the state of the live table', async () => {
    const { reader } = await fixture.member();
    await transport.start(reader);
    await fixture.append(...upTo(200).map((number) => counted(`k${number % 9}`, number)));
    let appending = true;
    const load = (async () => {
      for (let number = 200; appending; number++) await fixture.append(counted(`k${number % 9}`, number));
    })();

    const { batchDatabase, preTenantLookup } = fixture.service;
    const log = new LogReader(preTenantLookup);
    let shadow: readonly PartitionPosition[] = upTo(PARTITIONS).map((partition) => ({
      topic: TOPIC,
      partition,
      nextOffset: 0,
    }));
    await eventually(async () => expect((await fixture.effects()).length).toBeGreaterThan(200));
    for (const _round of upTo(3)) {
      const heads = await new CommittedOffsets().positions(preTenantLookup, GROUP, [TOPIC]);
      shadow = await batchDatabase.withTenants([TENANT], (tx) =>
        Promise.all(shadow.map((head, index) => follow(tx, log, head, heads[index]!.nextOffset))),
      );
    }
    const [live, rebuilt] = await batchDatabase.withTenants([TENANT], async (tx) => {
      const locked = await new CommittedOffsets().lockAll(tx, GROUP, [TOPIC]);
      for (const [index, head] of shadow.entries()) await follow(tx, log, head, locked[index]!.nextOffset);
      const numbers = async (table: string) =>
        (await tx.query<{ number: number }>(`select number from ${table} order by number`)).map((row) => row.number);
      return [await numbers('probe.effect'), await numbers('probe.shadow')];
    });
    appending = false;
    await load;

    expect(live!.length).toBeGreaterThan(200);
    expect(rebuilt).toEqual(live);
    await eventually(async () => {
      const [{ count }] = (await fixture.database.sql('select count(*)::int from messaging.event')) as [
        { count: number },
      ];
      expect(await fixture.effects()).toHaveLength(count);
    });
  });
});
