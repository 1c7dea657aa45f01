import { openServiceDatabase, type BatchTx } from '@hearback/database';
import { throwAwayDatabase } from '@hearback/testing';
import type { ScoreFact } from '../src/application/score-store.js';
import { analyticsSchema } from '../src/persistence/analytics-schema.js';
import { ANSWERED_AT, SURVEY } from './builders.js';

/** A database with the schema of the service, for tests of its stores. */
export async function scoreDatabase() {
  const database = await throwAwayDatabase([analyticsSchema]);
  const { url, rolePassword, sql } = database;
  const service = await openServiceDatabase(analyticsSchema, { url, rolePassword, poolSize: 2, batchPoolSize: 6 });
  return {
    sql,
    /** Runs the work in a transaction of the batch role for these workspaces. */
    inTenants: <T>(tenantIds: readonly string[], work: (tx: BatchTx) => Promise<T>): Promise<T> =>
      service.batchDatabase.withTenants(tenantIds, work),
    async close(): Promise<void> {
      await service.close();
      await database.close();
    },
  };
}

export type ScoreDatabase = Awaited<ReturnType<typeof scoreDatabase>>;

/** The fact of an NPS score in a shop. */
export function factOf(tenantId: string, responseId: string, score: number, shop = 'Lyon'): ScoreFact {
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
    answeredAt: ANSWERED_AT,
    score,
    primary: true,
  };
}
