import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import {
  ResponseExcluded,
  ResponseRestored,
  ResponseRevised,
  ResponseSubmitted,
  ResponseWithdrawn,
} from '@hearback/contracts';
import { eventually, medium } from '@hearback/testing';
import { AnalyticsModule } from '../src/index.js';
import { ANSWERED_AT, submitted, SURVEY, type Submitted } from './builders.js';

const STAFF = { kind: 'staff', id: randomUUID() };

/** A period that contains `ANSWERED_AT`, as the query of a report. */
export const PERIOD = 'from=2026-03-01&to=2026-03-04';

/** The service on a real database, with the events that change a response after it was submitted. */
export async function analyticsFixture() {
  const platform = await medium({
    modules: { analytics: AnalyticsModule },
    now: new Date('2026-03-05T00:00:00.000Z'),
  });
  const content = (id: string, nps: number | undefined, more: Partial<Submitted>) =>
    submitted({ id, at: ANSWERED_AT, scores: nps === undefined ? [] : [{ metric: 'nps', score: nps }], ...more });
  const response = (id: string) => ({ response_id: id, survey_id: SURVEY });
  return {
    ...platform,
    /** Publishes a response with this NPS score, or without a score; returns its id. */
    async submit(nps: number | undefined, more: Partial<Submitted> = {}): Promise<string> {
      const id = more.id ?? randomUUID();
      await platform.publish(ResponseSubmitted, content(id, nps, more));
      return id;
    },
    revise(id: string, revision: number, nps: number | undefined, more: Partial<Submitted> = {}) {
      const { open_tasks: _open, ...revised } = content(id, nps, more);
      return platform.publish(ResponseRevised, { ...revised, revision, revised_at: ANSWERED_AT, completed: true });
    },
    exclude: (id: string, revision: number) =>
      platform.publish(ResponseExcluded, {
        ...response(id),
        revision,
        reason: 'a test',
        excluded_by: STAFF,
        excluded_at: ANSWERED_AT,
      }),
    restore: (id: string, revision: number) =>
      platform.publish(ResponseRestored, {
        ...response(id),
        revision,
        restored_by: STAFF,
        restored_at: ANSWERED_AT,
      }),
    withdraw: (id: string, importId: string | null = null) =>
      platform.publish(ResponseWithdrawn, { ...response(id), import_id: importId, withdrawn_at: ANSWERED_AT }),
    /** The number of facts once all events are consumed; the counts must equal a recount of them. */
    async auditedFacts(): Promise<number> {
      await platform.drained();
      const { body } = await platform.as().get('/v1/metrics/audit');
      expect(body).toMatchObject({ drift_rows: 0 });
      return Number(body.facts);
    },
    /** Rebuilds the counts of the workspace from the log. */
    async rebuild(): Promise<void> {
      const started = await platform.as().post('/v1/metrics/rebuild').send({});
      expect(started.status).toBe(202);
      await eventually(async () => {
        const { body } = await platform.as().get(started.headers['location']!);
        if (body.status !== 'done') throw new Error(`still ${body.status}`);
      });
    },
  };
}

export type AnalyticsFixture = Awaited<ReturnType<typeof analyticsFixture>>;
