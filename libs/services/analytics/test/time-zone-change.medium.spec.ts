import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ResponseSubmitted, WorkspaceChanged, WorkspaceCreated } from '@hearback/contracts';
import { medium, type Medium } from '@hearback/testing';
import { AnalyticsModule } from '../src/index.js';
import { nps, workspace } from './builders.js';

describe('the time zone of reports', () => {
  let m: Medium;
  beforeAll(async () => {
    m = await medium({ modules: { analytics: AnalyticsModule }, now: new Date('2026-06-15T10:00:00Z') });
  });
  afterAll(() => m?.close());

  it('follows a change of the workspace in the background, and replies say so until then', async () => {
    const tenantId = randomUUID();
    await m.publish(WorkspaceCreated, workspace('Europe/Berlin'), { tenantId });
    for (const at of ['2026-03-01T20:00:00Z', '2026-03-02T02:00:00Z'])
      await m.publish(ResponseSubmitted, nps(10, at), { tenantId });
    await m.drained();
    const get = async (path: string, query = {}) => (await m.as({ tenantId }).get(path).query(query).expect(200)).body;
    const change = (time_zone: string, changed_at: string) =>
      m.publish(
        WorkspaceChanged,
        { workspace_id: tenantId, name: 'Garden', language: 'en', time_zone, changed_at },
        { tenantId },
      );
    const report = () => get('/v1/metrics/nps', { from: '2026-03-01', to: '2026-03-03' });
    const counts = (trend: { series: { buckets: { n: number }[] }[] }) => trend.series[0]!.buckets.map(({ n }) => n);
    expect(counts(await report())).toEqual([1, 1]);
    // As between the event and the job.
    await m.sql(`update analytics.workspace set next_zone = 'America/New_York' where tenant_id = $1`, [tenantId]);
    expect(await report()).toMatchObject({ time_zone: 'Europe/Berlin', next_time_zone: 'America/New_York' });
    await change('Asia/Tokyo', '2026-06-03T00:00:00.000Z');
    await m.drained();
    const trend = await report();
    expect(trend).toMatchObject({ time_zone: 'Asia/Tokyo', next_time_zone: null });
    expect([trend.from, counts(trend)]).toEqual(['2026-02-28T15:00:00.000Z', [0, 2]]);
    // An older event that is replayed, and the first one, change nothing.
    await change('Europe/London', '2026-06-01T00:00:00.000Z');
    await m.publish(WorkspaceCreated, workspace('Europe/Berlin'), { tenantId });
    await m.drained();
    expect(await report()).toMatchObject({ time_zone: 'Asia/Tokyo', next_time_zone: null });
    expect(await get('/v1/metrics/audit')).toMatchObject({ facts: 2, drift_rows: 0 });
  });
});
