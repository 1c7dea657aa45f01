import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  ResponseExcluded,
  ResponseRestored,
  ResponseRevised,
  ResponseSubmitted,
  ResponseWithdrawn,
} from '@hearback/contracts';
import { openServiceDatabase, type ServiceDatabase } from '@hearback/database';
import { publicId } from '@hearback/kernel';
import { eventually, medium, throwAwayDatabase, type Medium, type ThrowAwayDatabase } from '@hearback/testing';
import { CountScores } from '../src/application/count-scores.js';
import type { ScoreFact } from '../src/application/score-store.js';
import { AnalyticsModule } from '../src/index.js';
import { analyticsSchema } from '../src/persistence/analytics-schema.js';
import { SqlExclusionStore } from '../src/persistence/sql-exclusion-store.js';
import { SqlScoreStore } from '../src/persistence/sql-score-store.js';
import { submitted, SURVEY, type Submitted } from './builders.js';

const BY = { kind: 'staff', id: randomUUID() };
const DAY = '2026-03-02T10:00:00.000Z';
const PERIOD = 'from=2026-03-01&to=2026-03-04';

describe('revised responses', () => {
  let platform: Medium;
  beforeAll(async () => {
    platform = await medium({ modules: { analytics: AnalyticsModule }, now: new Date('2026-03-05T00:00:00.000Z') });
  }, 30_000);
  afterAll(() => platform?.close());

  const content = (id: string, nps: number | undefined, more: Partial<Submitted> = {}) =>
    submitted({ id, at: DAY, scores: nps === undefined ? [] : [{ metric: 'nps', score: nps }], ...more });
  const submit = async (nps: number | undefined, more: Partial<Submitted> = {}) => {
    const id = more.id ?? randomUUID();
    await platform.publish(ResponseSubmitted, content(id, nps, more));
    return id;
  };
  const revise = (id: string, revision: number, nps: number | undefined, more: Partial<Submitted> = {}) => {
    const { open_tasks: _open, ...revised } = content(id, nps, more);
    return platform.publish(ResponseRevised, { ...revised, revision, revised_at: DAY, completed: true });
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
    platform.publish(ResponseWithdrawn, { response_id: id, survey_id: SURVEY, import_id: null, withdrawn_at: DAY });
  /** The counts of NPS, which equal a recount of the facts. */
  const counts = async () => {
    await platform.drained();
    expect((await platform.as().get('/v1/metrics/audit')).body).toMatchObject({ drift_rows: 0 });
    const { body } = await platform.as().get(`/v1/metrics/nps?${PERIOD}`);
    const total = body.series[0]?.total ?? { n: 0, counts: {} };
    return { n: total.n, promoters: total.counts.promoters ?? 0, detractors: total.counts.detractors ?? 0 };
  };
  const segment = async (shop: string) => {
    const { body } = await platform.as().get(`/v1/metrics/nps?${PERIOD}&attribute[shop]=${shop}`);
    return body.series[0]?.total.n ?? 0;
  };

  it('move the counts from the old answer to the new one, to another segment, and out when the answer is removed', async () => {
    const before = await counts();
    const id = await submit(9, { segments: { shop: 'Lyon' } });
    expect(await counts()).toEqual({ ...before, n: before.n + 1, promoters: before.promoters + 1 });
    await revise(id, 2, 3, { segments: { shop: 'Nice' } });
    expect(await counts()).toEqual({ ...before, n: before.n + 1, detractors: before.detractors + 1 });
    expect([await segment('Lyon'), await segment('Nice')]).toEqual([0, 1]);
    const behind = await platform.as().get(`/v1/metrics/nps/responses?${PERIOD}`);
    expect(behind.body.data).toContainEqual(
      expect.objectContaining({ id: publicId('rsp', id), answers: [expect.objectContaining({ score: 3 })] }),
    );
    await revise(id, 3, undefined);
    expect(await counts()).toEqual(before);
    await revise(id, 4, 10);
    expect(await counts()).toEqual({ ...before, n: before.n + 1, promoters: before.promoters + 1 });
  });

  it('count with their highest revision, whatever the order of the events', async () => {
    const before = await counts();
    const id = randomUUID();
    await revise(id, 3, 1);
    await counts();
    await submit(10, { id });
    await revise(id, 2, 9);
    await revise(id, 3, 1);
    expect(await counts()).toEqual({ ...before, n: before.n + 1, detractors: before.detractors + 1 });
  });

  it('stay out while they are excluded, come back as revised, and never after they were withdrawn', async () => {
    const before = await counts();
    const id = await submit(9);
    await exclude(id, 1);
    await counts();
    await revise(id, 2, 0);
    expect(await counts()).toEqual(before);
    await restore(id, 2);
    expect(await counts()).toEqual({ ...before, n: before.n + 1, detractors: before.detractors + 1 });
    await withdraw(id);
    await revise(id, 3, 10);
    expect(await counts()).toEqual(before);
  });

  it('count the same after a rebuild from the log', async () => {
    const [revised, emptied] = [await submit(9), await submit(8)];
    await revise(revised, 2, 4);
    await revise(emptied, 2, undefined);
    const before = await counts();
    const started = await platform.as().post('/v1/metrics/rebuild').send({});
    await eventually(async () => {
      const { body } = await platform.as().get(started.headers['location']!);
      if (body.status !== 'done') throw new Error(`still ${body.status}`);
    });
    expect(await counts()).toEqual(before);
    await revise(revised, 3, 9);
    await submit(9, { id: emptied });
    expect(await counts()).toEqual({
      n: before.n,
      promoters: before.promoters + 1,
      detractors: before.detractors - 1,
    });
  });
});

describe('counts under revisions', () => {
  let database: ThrowAwayDatabase;
  let service: ServiceDatabase;
  const store = new SqlScoreStore();
  const count = new CountScores(store);
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
        const inTenant = <T>(work: Parameters<typeof service.batchDatabase.withTenants<T>>[1]) =>
          service.batchDatabase.withTenants([tenantId], work);
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
            await inTenant((tx) => count.execute(tx, [{ tenantId, responseId, revision, facts }]));
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
  }, 30_000);

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
        await service.batchDatabase.withTenants(tenants, (tx) =>
          count.execute(
            tx,
            batch.map(({ tenantId, id, n }) => ({
              tenantId,
              responseId: id,
              revision: n === 0 ? 0 : n + 2,
              facts: [factOf(tenantId, id, random(11), 'Lyon')],
            })),
          ),
        );
      }
    };
    await Promise.all([partition(), partition(), partition()]);
    for (const tenantId of tenants) {
      const recount = await service.batchDatabase.withTenants([tenantId], (tx) => store.recount(tx, tenantId));
      expect(recount).toMatchObject({ facts: 60, driftRows: 0 });
    }
  });
});

function factOf(tenantId: string, responseId: string, score: number, shop: string): ScoreFact {
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
    segments: { shop },
    answeredAt: DAY,
    score,
    primary: true,
  };
}
