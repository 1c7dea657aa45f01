import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { BatchDatabase } from '@hearback/database';
import { eventually } from '@hearback/testing';
import { PostgresTransport } from '../src/index.js';
import { CrashingDatabase, OffsetInSeparateTransaction, type LosesReply } from './crashing-database.js';
import { LogFixture, upTo } from './log.fixture.js';
import { counted, TENANT } from './probe.js';

/** Each test creates its own database, which may take seconds on a busy machine. */
jest.setTimeout(30_000);

/** Offsets from a sequence, as an outbox with a plain `bigserial` has them. */
const PLAIN_SEQUENCE = `
  create sequence messaging.plain minvalue 0;
  grant usage on sequence messaging.plain to hearback_batch;
  create or replace function messaging.append(
    topics text[], partitions integer[], counts integer[], slots text, nths text, ids text, types text,
    tenant_ids text, keys text, times text, bodies text, traceparents text
  ) returns void language sql as $$
    update messaging.partition p set next_offset = p.next_offset + counts[1]
    where p.topic = topics[1] and p.partition = partitions[1];
    insert into messaging.event (topic, partition, "offset", id, type, tenant_id, key, time, body)
    select topics[1], partitions[1], nextval('messaging.plain'), e.*
    from unnest(
      string_to_array(ids, E'\\n')::uuid[], string_to_array(types, E'\\n'), string_to_array(tenant_ids, E'\\n')::uuid[],
      string_to_array(keys, E'\\n'), string_to_array(times, E'\\n')::timestamptz[], string_to_array(bodies, E'\\n')
    ) as e;
  $$`;

/** The result of an audit: events without an effect, and repeated effects. */
interface Audit {
  readonly lost: number;
  readonly repeated: number;
}

const SOUND: Audit = { lost: 0, repeated: 0 };

describe('exactly-once effects', () => {
  let fixture: LogFixture;

  beforeAll(() => Logger.overrideLogger(false));
  afterAll(() => Logger.overrideLogger(['log', 'warn', 'error']));
  beforeEach(async () => {
    fixture = await LogFixture.open();
  });
  afterEach(() => fixture.close());

  /** Appends under load while every third reply to a consumer's commit is lost, and audits the result. */
  async function run(database: (real: BatchDatabase, losesReply: LosesReply) => BatchDatabase): Promise<Audit> {
    let transactions = 0;
    const member = await fixture.member(database(fixture.service.batchDatabase, () => (transactions += 1) % 3 === 0));
    const transport = new PostgresTransport(fixture.service.preTenantLookup, fixture.clock, undefined, { batch: 20 });
    fixture.onAppend((topic) => transport.notify(topic));
    await transport.start(member.reader);
    for (const round of upTo(15)) {
      await fixture.append(...upTo(20).map((i) => counted(`k${i}`, round * 20 + i)));
      await fixture.service.batchDatabase
        .withTenants([TENANT], async (tx) => {
          await fixture.log.append(tx, [counted('k1', 10_000 + round)]);
          throw new Error('rolled back');
        })
        .catch(() => undefined);
    }
    try {
      await eventually(async () => expect(new Set(await fixture.effects()).size).toBe(300), { within: 2_000 });
    } catch {
      // The audit reports what is missing.
    }
    await transport.stop();
    const effects = await fixture.effects();
    const distinct = new Set(effects).size;
    return { lost: 300 - distinct, repeated: effects.length - distinct };
  }

  it('loses and repeats nothing when replies are lost', async () => {
    expect(await run((real, losesReply) => new CrashingDatabase(real, losesReply))).toEqual(SOUND);
  });

  it('the audit detects a committed offset that moves in another transaction than the effect', async () => {
    const audit = await run((real, losesReply) => new OffsetInSeparateTransaction(real, losesReply));
    expect(audit.repeated).toBeGreaterThan(0);
  });

  it('the audit detects offsets that come from a plain sequence', async () => {
    await fixture.database.sql(PLAIN_SEQUENCE);
    const audit = await run((real, losesReply) => new CrashingDatabase(real, losesReply));
    expect(audit.lost).toBeGreaterThan(0);
  });
});
