import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { BatchDatabase } from '@hearback/database';
import { eventually } from '@hearback/testing';
import { PostgresTransport } from '../src/index.js';
import { CrashingDatabase, WatermarkElsewhere, type Misfortune } from './crashing-database.js';
import { LogBed, upTo } from './log-bed.js';
import { counted, TENANT } from './probe.js';

/** Each test makes a database of its own; on a busy machine that takes its time. */
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

/** What the audit of a run finds: events without an effect, and effects too many. */
interface Audit {
  readonly lost: number;
  readonly doubled: number;
}

const SOUND: Audit = { lost: 0, doubled: 0 };

describe('effects exactly once', () => {
  let bed: LogBed;

  beforeAll(() => Logger.overrideLogger(false));
  afterAll(() => Logger.overrideLogger(['log', 'warn', 'error']));
  beforeEach(async () => {
    bed = await LogBed.open();
  });
  afterEach(() => bed.close());

  /** Appends under load while one consumer crashes, and audits when it rests. Every third reply is lost. */
  async function run(database: (real: BatchDatabase, misfortune: Misfortune) => BatchDatabase): Promise<Audit> {
    let transactions = 0;
    const member = await bed.member(database(bed.service.batchDatabase, () => (transactions += 1) % 3 === 0));
    const transport = new PostgresTransport(bed.service.preTenantLookup, bed.clock, undefined, { batch: 20 });
    bed.onAppend((topic) => transport.notify(topic));
    await transport.start(member.reader);
    for (const round of upTo(15)) {
      await bed.append(...upTo(20).map((i) => counted(`k${i}`, round * 20 + i)));
      await bed.service.batchDatabase
        .withTenants([TENANT], async (tx) => {
          await bed.log.append(tx, [counted('k1', 10_000 + round)]);
          throw new Error('rolled back');
        })
        .catch(() => undefined);
    }
    try {
      await eventually(async () => expect(new Set(await bed.effects()).size).toBe(300), { within: 2_000 });
    } catch {
      // The audit says what is missing.
    }
    await transport.stop();
    const effects = await bed.effects();
    const distinct = new Set(effects).size;
    return { lost: 300 - distinct, doubled: effects.length - distinct };
  }

  it('nothing is lost and nothing is double, whenever a reply is lost', async () => {
    expect(await run((real, misfortune) => new CrashingDatabase(real, misfortune))).toEqual(SOUND);
  });

  it('the audit sees a watermark that moves in another transaction than the effect', async () => {
    const audit = await run((real, misfortune) => new WatermarkElsewhere(real, misfortune));
    expect(audit.doubled).toBeGreaterThan(0);
  });

  it('the audit sees offsets that come from a plain sequence', async () => {
    await bed.database.sql(PLAIN_SEQUENCE);
    const audit = await run((real, misfortune) => new CrashingDatabase(real, misfortune));
    expect(audit.lost).toBeGreaterThan(0);
  });
});
