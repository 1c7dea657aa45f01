import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findUnguardedTables } from '@hearback/testing';
import type { ScoreFact } from '../src/application/score-store.js';
import { SqlScoreStore } from '../src/persistence/sql-score-store.js';
import { scoreDatabase, type ScoreDatabase } from './score-database.js';

let database: ScoreDatabase;
const store = new SqlScoreStore();

beforeAll(async () => {
  database = await scoreDatabase();
});
afterAll(() => database?.close());

const add = (facts: readonly ScoreFact[]) =>
  database.inTenants([...new Set(facts.map(({ tenantId }) => tenantId))], (tx) => store.add(tx, facts));
const recount = (tenantId: string) => database.inTenants([tenantId], (tx) => store.recount(tx, tenantId));
const setTimeZone = (tenantId: string, zone: string) =>
  database.inTenants([tenantId], (tx) => store.setTimeZone(tx, tenantId, zone));

const surveys = [randomUUID(), randomUUID()];
const touchpoints = [randomUUID(), null];
const zones = ['Europe/Paris', 'America/New_York', 'Asia/Kathmandu', 'Atlantic/Azores', 'Australia/Lord_Howe'];

/** Facts with few different values, around the days on which clocks change, and with repeated responses. */
const anyFact = fc.record({
  response: fc.integer({ min: 0, max: 40 }),
  question: fc.constantFrom('q1', 'q2'),
  metric: fc.constantFrom('nps' as const, 'csat' as const),
  survey: fc.constantFrom(...surveys),
  touchpoint: fc.constantFrom(...touchpoints),
  channel: fc.constantFrom('link', 'api'),
  language: fc.constantFrom('en', 'pt-BR'),
  segments: fc.dictionary(
    fc.constantFrom('visits', 'basket', '__proto__'),
    fc.constantFrom('<=3', '"quoted"', 'é\n\\'),
    { maxKeys: 2 },
  ),
  minutes: fc.integer({ min: 0, max: 60 * 24 * 3 }),
  score: fc.integer({ min: 0, max: 10 }),
  primary: fc.boolean(),
});
const anyBatches = fc.array(fc.array(anyFact, { minLength: 1, maxLength: 30 }), { minLength: 1, maxLength: 4 });

function toFacts(
  tenantId: string,
  ids: readonly string[],
  batch: readonly (typeof anyFact extends fc.Arbitrary<infer T> ? T : never)[],
): ScoreFact[] {
  return batch.map(
    ({ response, question, metric, survey, touchpoint, channel, language, segments, minutes, score, primary }) => ({
      tenantId,
      responseId: ids[response] ?? randomUUID(),
      question,
      metric,
      method: metric === 'nps' ? 'nps.v1' : 'csat.v1:0-10',
      surveyId: survey,
      touchpointId: touchpoint,
      channel,
      language,
      segments,
      answeredAt: new Date(Date.UTC(2026, 9, 23) + minutes * 60_000).toISOString(),
      score,
      primary,
    }),
  );
}

describe('counts', () => {
  it('equal a recount of the facts for concurrent and repeated events in any time zone', async () => {
    await fc.assert(
      fc.asyncProperty(anyBatches, fc.constantFrom(...zones), async (batches, zone) => {
        const tenantId = randomUUID();
        const ids = Array.from({ length: 41 }, () => randomUUID());
        await Promise.all(batches.map((batch) => add(toFacts(tenantId, ids, batch))));
        const distinct = new Set(batches.flat().map(({ response, question }) => `${response} ${question}`)).size;
        expect(await recount(tenantId)).toMatchObject({ facts: distinct, driftRows: 0 });
        await Promise.all([setTimeZone(tenantId, zone), ...batches.map((batch) => add(toFacts(tenantId, [], batch)))]);
        const all = distinct + batches.flat().length;
        expect(await recount(tenantId)).toMatchObject({ facts: all, driftRows: 0 });
      }),
      { numRuns: 40 },
    );
  });

  it('of several workspaces are added by concurrent transactions without deadlock', async () => {
    const tenants = Array.from({ length: 5 }, () => randomUUID());
    const fact = (i: number): ScoreFact => ({
      tenantId: tenants[i % 5] ?? '',
      responseId: randomUUID(),
      question: 'q',
      metric: 'nps',
      method: 'nps.v1',
      surveyId: surveys[i % 2] ?? '',
      touchpointId: null,
      channel: i % 3 ? 'link' : 'api',
      language: 'en',
      segments: { visits: `${i % 7}` },
      answeredAt: new Date(Date.UTC(2026, 2, 1 + (i % 11), i % 24)).toISOString(),
      score: i % 11,
      primary: true,
    });
    const shuffled = Array.from({ length: 24 }, (_, worker) =>
      Array.from({ length: 50 }, (_, i) => fact(i * 31 + worker * 17)),
    );
    await Promise.all(shuffled.map(add));
    const counted = await Promise.all(tenants.map(recount));
    expect(counted.reduce((sum, { facts }) => sum + facts, 0)).toBe(1_200);
    expect(counted.every(({ driftRows }) => driftRows === 0)).toBe(true);
  });

  it('that differ from the facts are reported by the recount', async () => {
    const tenantId = randomUUID();
    await add(toFacts(tenantId, [], fc.sample(anyFact, { seed: 1, numRuns: 10 })));
    await database.sql(`update analytics.score_count set s10 = s10 + 1 where tenant_id = $1 and unit = 'hour'`, [
      tenantId,
    ]);
    const { driftRows, drift } = await recount(tenantId);
    expect(driftRows).toBeGreaterThan(0);
    expect(drift[0]).toMatchObject({ unit: 'hour', dimension: 'all' });
    expect((drift[0]?.counted ?? 0) - (drift[0]?.recounted ?? 0)).toBe(1);
  });

  it('reject a time zone that the database does not know, and keep the current one', async () => {
    const tenantId = randomUUID();
    await expect(setTimeZone(tenantId, 'Mars/Olympus')).rejects.toThrow(/time zone/);
    expect(await database.sql('select 1 from analytics.workspace where tenant_id = $1', [tenantId])).toEqual([]);
  });
});

describe('the tables of analytics', () => {
  it('keep tenants apart', async () => {
    expect(await findUnguardedTables(database.sql)).toEqual([]);
  });
});
