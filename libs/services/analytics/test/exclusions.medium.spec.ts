import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ResponseExcluded, ResponseRestored, ResponseSubmitted, ResponseWithdrawn } from '@hearback/contracts';
import { openServiceDatabase, type ServiceDatabase } from '@hearback/database';
import { publicId } from '@hearback/kernel';
import { eventually, medium, throwAwayDatabase, type Medium, type ThrowAwayDatabase } from '@hearback/testing';
import type { ExclusionState } from '../src/application/exclusion-store.js';
import type { ScoreFact } from '../src/application/score-store.js';
import { AnalyticsModule } from '../src/index.js';
import { analyticsSchema } from '../src/persistence/analytics-schema.js';
import { SqlExclusionStore } from '../src/persistence/sql-exclusion-store.js';
import { SqlScoreStore } from '../src/persistence/sql-score-store.js';
import { nps, SURVEY } from './builders.js';

const BY = { kind: 'staff', id: randomUUID() };
const DAY = '2026-03-02T10:00:00.000Z';
const PERIOD = 'from=2026-03-01&to=2026-03-04';

describe('excluded responses', () => {
  let platform: Medium;
  beforeAll(async () => {
    platform = await medium({ modules: { analytics: AnalyticsModule }, now: new Date('2026-03-05T00:00:00.000Z') });
  }, 30_000);
  afterAll(() => platform?.close());

  const submit = async (score: number, id = randomUUID()) => {
    await platform.publish(ResponseSubmitted, nps(score, DAY, { id, segments: { shop: 'Lyon' } }));
    return id;
  };
  const exclude = (id: string, revision: number) =>
    platform.publish(ResponseExcluded, {
      response_id: id,
      survey_id: SURVEY,
      revision,
      reason: 'a test',
      excluded_by: BY,
      excluded_at: DAY,
    });
  const restore = (id: string, revision: number) =>
    platform.publish(ResponseRestored, {
      response_id: id,
      survey_id: SURVEY,
      revision,
      restored_by: BY,
      restored_at: DAY,
    });
  const withdraw = (id: string) =>
    platform.publish(ResponseWithdrawn, {
      response_id: id,
      survey_id: SURVEY,
      import_id: randomUUID(),
      withdrawn_at: DAY,
    });
  const counted = async () => {
    await platform.drained();
    const audit = await platform.as().get('/v1/metrics/audit');
    expect(audit.body).toMatchObject({ drift_rows: 0 });
    return Number(audit.body.facts);
  };

  it('leave counts, segments and drill-downs, and come back when restored', async () => {
    const before = await counted();
    const [kept, gone] = [await submit(9), await submit(0)];
    expect(await counted()).toBe(before + 2);
    await exclude(gone, 1);
    expect(await counted()).toBe(before + 1);
    const behind = await platform.as().get(`/v1/metrics/nps/responses?${PERIOD}`);
    const shown = behind.body.data.map(({ id }: { id: string }) => id);
    expect(shown).toContain(publicId('rsp', kept));
    expect(shown).not.toContain(publicId('rsp', gone));
    await restore(gone, 2);
    expect(await counted()).toBe(before + 2);
    await exclude(kept, 1);
    await exclude(gone, 3);
    expect(await counted()).toBe(before);
  });

  it('stay out when the exclusion arrives before the response, repeatedly or out of order', async () => {
    const before = await counted();
    const id = randomUUID();
    await exclude(id, 3);
    await counted();
    await submit(3, id);
    await restore(id, 2);
    await exclude(id, 3);
    expect(await counted()).toBe(before);
    await restore(id, 4);
    await restore(id, 4);
    expect(await counted()).toBe(before + 1);
    await withdraw(id);
    await restore(id, 5);
    await submit(3, id);
    expect(await counted()).toBe(before);
  });

  it('stay out after a rebuild from the log', async () => {
    const [excluded, withdrawn, restored] = [await submit(1), await submit(2), await submit(3)];
    await exclude(excluded, 1);
    await withdraw(withdrawn);
    await exclude(restored, 1);
    await restore(restored, 2);
    const facts = await counted();
    const started = await platform.as().post('/v1/metrics/rebuild').send({});
    expect(started.status).toBe(202);
    await eventually(async () => {
      const { body } = await platform.as().get(started.headers['location']!);
      if (body.status !== 'done') throw new Error(`still ${body.status}`);
    });
    expect(await counted()).toBe(facts);
    await restore(excluded, 2);
    expect(await counted()).toBe(facts + 1);
  });
});

describe('counts under exclusions', () => {
  let database: ThrowAwayDatabase;
  let service: ServiceDatabase;
  const scores = new SqlScoreStore();
  const exclusions = new SqlExclusionStore();
  beforeAll(async () => {
    database = await throwAwayDatabase([analyticsSchema]);
    const { url, rolePassword } = database;
    service = await openServiceDatabase(analyticsSchema, { url, rolePassword, poolSize: 2, batchPoolSize: 6 });
  }, 60_000);
  afterAll(async () => {
    await service?.close();
    await database?.close();
  });

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
        const inTenant = <T>(work: Parameters<typeof service.batchDatabase.withTenants<T>>[1]) =>
          service.batchDatabase.withTenants([tenantId], work);
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
  }, 30_000);
});

function factOf(tenantId: string, responseId: string, score: number): ScoreFact {
  return {
    tenantId,
    responseId,
    question: 'q',
    metric: 'nps',
    method: 'nps.v1',
    surveyId: SURVEY,
    touchpointId: null,
    channel: 'link',
    language: 'en',
    segments: { shop: 'Lyon' },
    answeredAt: DAY,
    score,
    primary: true,
  };
}
