import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { BatchTx } from '@hearback/database';
import { publicId } from '@hearback/kernel';
import type { ExclusionState } from '../src/application/exclusion-store.js';
import { SqlExclusionStore } from '../src/persistence/sql-exclusion-store.js';
import { SqlScoreStore } from '../src/persistence/sql-score-store.js';
import { analyticsFixture, PERIOD, type AnalyticsFixture } from './analytics-fixture.js';
import { factOf, scoreDatabase, type ScoreDatabase } from './score-database.js';

describe('excluded responses', () => {
  let fixture: AnalyticsFixture;
  beforeAll(async () => {
    fixture = await analyticsFixture();
  });
  afterAll(() => fixture?.close());

  const submit = (score: number, id = randomUUID()) => fixture.submit(score, { id, segments: { shop: 'Lyon' } });

  it('leave counts, segments and drill-downs, and come back when restored', async () => {
    const before = await fixture.auditedFacts();
    const [kept, gone] = [await submit(9), await submit(0)];
    expect(await fixture.auditedFacts()).toBe(before + 2);
    await fixture.exclude(gone, 1);
    expect(await fixture.auditedFacts()).toBe(before + 1);
    const behind = await fixture.as().get(`/v1/metrics/nps/responses?${PERIOD}`);
    const shown = behind.body.data.map(({ id }: { id: string }) => id);
    expect(shown).toContain(publicId('rsp', kept));
    expect(shown).not.toContain(publicId('rsp', gone));
    await fixture.restore(gone, 2);
    expect(await fixture.auditedFacts()).toBe(before + 2);
    await fixture.exclude(kept, 1);
    await fixture.exclude(gone, 3);
    expect(await fixture.auditedFacts()).toBe(before);
  });

  it('stay out when the exclusion arrives before the response, repeatedly or out of order', async () => {
    const before = await fixture.auditedFacts();
    const id = randomUUID();
    await fixture.exclude(id, 3);
    await fixture.auditedFacts();
    await submit(3, id);
    await fixture.restore(id, 2);
    await fixture.exclude(id, 3);
    expect(await fixture.auditedFacts()).toBe(before);
    await fixture.restore(id, 4);
    await fixture.restore(id, 4);
    expect(await fixture.auditedFacts()).toBe(before + 1);
    await fixture.withdraw(id);
    await fixture.restore(id, 5);
    await submit(3, id);
    expect(await fixture.auditedFacts()).toBe(before);
  });

  it('stay out after a rebuild from the log', async () => {
    const [excluded, withdrawn, restored] = [await submit(1), await submit(2), await submit(3)];
    await fixture.exclude(excluded, 1);
    await fixture.withdraw(withdrawn, randomUUID());
    await fixture.exclude(restored, 1);
    await fixture.restore(restored, 2);
    const facts = await fixture.auditedFacts();
    await fixture.rebuild();
    expect(await fixture.auditedFacts()).toBe(facts);
    await fixture.restore(excluded, 2);
    expect(await fixture.auditedFacts()).toBe(facts + 1);
  });
});

describe('counts under exclusions', () => {
  let database: ScoreDatabase;
  const scores = new SqlScoreStore();
  const exclusions = new SqlExclusionStore();
  beforeAll(async () => {
    database = await scoreDatabase();
  });
  afterAll(() => database?.close());

  const anyStep = fc.oneof(
    fc.record({ response: fc.integer({ min: 0, max: 12 }), score: fc.integer({ min: 0, max: 10 }) }),
    fc.record({
      response: fc.integer({ min: 0, max: 12 }),
      revision: fc.integer({ min: 1, max: 6 }),
      state: fc.constantFrom<ExclusionState[]>('counted', 'excluded', 'withdrawn'),
    }),
  );

  it('equal a recount for concurrent, repeated and reordered events, and hold exactly the responses that count', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 40 }), async (steps) => {
        const tenantId = randomUUID();
        const ids = Array.from({ length: 13 }, () => randomUUID());
        const inTenant = <T>(work: (tx: BatchTx) => Promise<T>) => database.inTenants([tenantId], work);
        const expected = new Map<string, { revision: number; state: ExclusionState }>();
        const submitted = new Set<string>();
        const work = steps.map((step) => {
          const responseId = ids[step.response]!;
          if ('score' in step) {
            submitted.add(responseId);
            return () => inTenant((tx) => scores.add(tx, [factOf(tenantId, responseId, step.score)]));
          }
          // The log never has two states with one revision, and nothing follows a withdrawal.
          const final = step.state === 'withdrawn';
          const revision = final ? 100 : step.revision * 2 + (step.state === 'excluded' ? 1 : 0);
          if (revision > (expected.get(responseId)?.revision ?? 0))
            expected.set(responseId, { revision, state: step.state });
          return () => inTenant((tx) => exclusions.record(tx, [{ tenantId, responseId, revision, state: step.state }]));
        });
        const apply = () => inTenant((tx) => exclusions.applyPending(tx, tenantId, 3));
        await Promise.all([...work, apply, apply].map((run) => run()));
        while ((await apply()) > 0);
        const counted = [...submitted].filter((id) => (expected.get(id)?.state ?? 'counted') === 'counted');
        const recount = await inTenant((tx) => scores.recount(tx, tenantId));
        expect(recount).toMatchObject({ driftRows: 0, facts: counted.length });
      }),
      { numRuns: 40, seed: 16 },
    );
  });
});
