import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { BatchTx } from '@hearback/database';
import { publicId } from '@hearback/kernel';
import { CountScores } from '../src/application/count-scores.js';
import { SqlAnswerStore } from '../src/persistence/facts/sql-answer-store.js';
import { SqlExclusionStore } from '../src/persistence/sql-exclusion-store.js';
import { SqlScoreStore } from '../src/persistence/sql-score-store.js';
import { analyticsFixture, PERIOD, type AnalyticsFixture } from './analytics-fixture.js';
import { ANSWERED_AT, SURVEY } from './builders.js';
import { factOf, scoreDatabase, type ScoreDatabase } from './score-database.js';

describe('revised responses', () => {
  let fixture: AnalyticsFixture;
  beforeAll(async () => {
    fixture = await analyticsFixture();
  });
  afterAll(() => fixture?.close());

  /** The counts of NPS, which equal a recount of the facts. */
  const counts = async () => {
    await fixture.auditedFacts();
    const { body } = await fixture.as().get(`/v1/metrics/nps?${PERIOD}`);
    const total = body.series[0]?.total ?? { n: 0, counts: {} };
    return { n: total.n, promoters: total.counts.promoters ?? 0, detractors: total.counts.detractors ?? 0 };
  };
  const segment = async (shop: string) => {
    const { body } = await fixture.as().get(`/v1/metrics/nps?${PERIOD}&attribute[shop]=${shop}`);
    return body.series[0]?.total.n ?? 0;
  };

  it('move the counts from the old answer to the new one, to another segment, and out when the answer is removed', async () => {
    const before = await counts();
    const id = await fixture.submit(9, { segments: { shop: 'Lyon' } });
    expect(await counts()).toEqual({ ...before, n: before.n + 1, promoters: before.promoters + 1 });
    await fixture.revise(id, 2, 3, { segments: { shop: 'Nice' } });
    expect(await counts()).toEqual({ ...before, n: before.n + 1, detractors: before.detractors + 1 });
    expect([await segment('Lyon'), await segment('Nice')]).toEqual([0, 1]);
    const behind = await fixture.as().get(`/v1/metrics/nps/responses?${PERIOD}`);
    expect(behind.body.data).toContainEqual(
      expect.objectContaining({ id: publicId('rsp', id), answers: [expect.objectContaining({ score: 3 })] }),
    );
    await fixture.revise(id, 3, undefined);
    expect(await counts()).toEqual(before);
    await fixture.revise(id, 4, 10);
    expect(await counts()).toEqual({ ...before, n: before.n + 1, promoters: before.promoters + 1 });
  });

  it('count with their highest revision, whatever the order of the events', async () => {
    const before = await counts();
    const id = randomUUID();
    await fixture.revise(id, 3, 1);
    await counts();
    await fixture.submit(10, { id });
    await fixture.revise(id, 2, 9);
    await fixture.revise(id, 3, 1);
    expect(await counts()).toEqual({ ...before, n: before.n + 1, detractors: before.detractors + 1 });
  });

  it('stay out while they are excluded, come back as revised, and never after they were withdrawn', async () => {
    const before = await counts();
    const id = await fixture.submit(9);
    await fixture.exclude(id, 1);
    await counts();
    await fixture.revise(id, 2, 0);
    expect(await counts()).toEqual(before);
    await fixture.restore(id, 2);
    expect(await counts()).toEqual({ ...before, n: before.n + 1, detractors: before.detractors + 1 });
    await fixture.withdraw(id);
    await fixture.revise(id, 3, 10);
    expect(await counts()).toEqual(before);
  });

  it('count the same after a rebuild from the log', async () => {
    const [revised, emptied] = [await fixture.submit(9), await fixture.submit(8)];
    await fixture.revise(revised, 2, 4);
    await fixture.revise(emptied, 2, undefined);
    const before = await counts();
    await fixture.rebuild();
    expect(await counts()).toEqual(before);
    await fixture.revise(revised, 3, 9);
    await fixture.submit(9, { id: emptied });
    expect(await counts()).toEqual({
      n: before.n,
      promoters: before.promoters + 1,
      detractors: before.detractors - 1,
    });
  });
});

/** What else was chosen in each response: nothing. */
const ANSWERS = {
  surveyId: SURVEY,
  surveyVersion: 1,
  touchpointId: null,
  channel: 'link',
  language: 'en',
  segments: {},
  answeredAt: ANSWERED_AT,
  chosen: [],
};

describe('counts under revisions', () => {
  let database: ScoreDatabase;
  const store = new SqlScoreStore();
  const count = new CountScores(store, new SqlAnswerStore());
  const exclusions = new SqlExclusionStore();
  beforeAll(async () => {
    database = await scoreDatabase();
  });
  afterAll(() => database?.close());

  const RESPONSES = 6;
  const anyStep = fc.oneof(
    fc.record({
      revision: fc.integer({ min: 0, max: 4 }),
      score: fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined }),
      shop: fc.constantFrom('Lyon', 'Nice'),
    }),
    fc.record({ excluded: fc.boolean() }),
  );
  const anyLog = fc.array(fc.array(anyStep, { maxLength: 8 }), { minLength: RESPONSES, maxLength: RESPONSES });

  it('equal a recount for all orders of events, across partitions that count at the same time', async () => {
    await fc.assert(
      fc.asyncProperty(anyLog, async (logs) => {
        const tenantId = randomUUID();
        const inTenant = <T>(work: (tx: BatchTx) => Promise<T>) => database.inTenants([tenantId], work);
        const expected: string[] = [];
        // The events of a response are applied one after the other, those of others at the same time.
        const applied = logs.map(async (steps) => {
          const responseId = randomUUID();
          let newest: { revision: number; score: number | undefined; shop: string } | undefined;
          let excludedAt = 0;
          let isExcluded = false;
          for (const [index, step] of steps.entries()) {
            if ('excluded' in step) {
              [isExcluded, excludedAt] = [step.excluded, index + 1];
              const state = step.excluded ? 'excluded' : 'counted';
              await inTenant((tx) => exclusions.record(tx, [{ tenantId, responseId, revision: excludedAt, state }]));
              continue;
            }
            // The log never has two contents with one revision.
            const known = steps.find((one) => 'revision' in one && one.revision === step.revision) as typeof step;
            if (newest === undefined || known.revision > newest.revision) newest = known;
            const facts = known.score === undefined ? [] : [factOf(tenantId, responseId, known.score, known.shop)];
            const { revision } = known;
            await inTenant((tx) => count.execute(tx, [{ tenantId, responseId, revision, facts, answers: ANSWERS }]));
          }
          if (!isExcluded && newest?.score !== undefined) expected.push(`${newest.score} ${newest.shop}`);
        });
        const apply = () => inTenant((tx) => exclusions.applyPending(tx, tenantId, 3));
        await Promise.all([...applied, apply(), apply()]);
        while ((await apply()) > 0);
        const facts = await database.sql<{ fact: string }>(
          `select score || ' ' || (segments ->> 'shop') as fact from analytics.score_fact where tenant_id = $1`,
          [tenantId],
        );
        expect(facts.map(({ fact }) => fact).toSorted()).toEqual(expected.toSorted());
        expect(await inTenant((tx) => store.recount(tx, tenantId))).toMatchObject({ driftRows: 0 });
      }),
      { numRuns: 40, seed: 17 },
    );
  });

  it('equal a recount for batches that mix submissions and revisions of several workspaces and partitions', async () => {
    const tenants = [randomUUID(), randomUUID()];
    const random = (() => {
      let state = 17;
      return (below: number) => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) % below;
    })();
    const partition = async () => {
      const events = Array.from({ length: 40 }, (_one, index) => ({ tenantId: tenants[index % 2]!, id: randomUUID() }))
        .flatMap(({ tenantId, id }) => {
          const start = random(100);
          return Array.from({ length: 1 + random(4) }, (_each, n) => ({ at: start + n * random(20), tenantId, id, n }));
        })
        .toSorted((a, b) => a.at - b.at || a.n - b.n);
      for (let from = 0; from < events.length;) {
        const batch = events.slice(from, (from += 1 + random(12)));
        await database.inTenants(tenants, (tx) =>
          count.execute(
            tx,
            batch.map(({ tenantId, id, n }) => ({
              tenantId,
              responseId: id,
              revision: n === 0 ? 0 : n + 2,
              facts: [factOf(tenantId, id, random(11), 'Lyon')],
              answers: ANSWERS,
            })),
          ),
        );
      }
    };
    await Promise.all([partition(), partition(), partition()]);
    for (const tenantId of tenants) {
      const recount = await database.inTenants([tenantId], (tx) => store.recount(tx, tenantId));
      expect(recount).toMatchObject({ facts: 60, driftRows: 0 });
    }
  });
});
