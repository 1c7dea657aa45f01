import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ResponseSubmitted, WorkspaceCreated } from '@hearback/contracts';
import { medium, type Medium } from '@hearback/testing';
import { AnalyticsModule } from '../src/index.js';
import { nps, workspace } from './builders.js';
import { reportsOf } from './reports.js';

let m: Medium;
beforeAll(async () => {
  m = await medium({ modules: { analytics: AnalyticsModule }, now: new Date('2026-06-15T10:00:00Z') });
});
afterAll(() => m.close());

const { counted, get } = reportsOf(() => m);

describe('local time', () => {
  it('has days of 23 and 25 hours', async () => {
    const tenantId = await counted('Europe/Paris', [
      nps(10, '2026-03-28T22:59:59Z'), // 23:59 of the 28th
      nps(10, '2026-03-28T23:00:00Z'), // 00:00 of the 29th, the short day
      nps(9, '2026-03-29T21:59:59Z'), // 23:59 of the 29th, summer time
      nps(0, '2026-03-29T22:00:00Z'), // 00:00 of the 30th
    ]);
    const trend = await get(tenantId, '/v1/metrics/nps', { from: '2026-03-28', to: '2026-03-31' });
    expect(trend.series[0].buckets.map((b: { from: string; n: number }) => [b.from, b.n])).toEqual([
      ['2026-03-27T23:00:00.000Z', 1],
      ['2026-03-28T23:00:00.000Z', 2],
      ['2026-03-29T22:00:00.000Z', 1],
    ]);
    const hours = await get(tenantId, '/v1/metrics/nps', { from: '2026-03-29', to: '2026-03-30', interval: 'hour' });
    expect(hours.series[0].buckets).toHaveLength(23);
    const autumn = await get(tenantId, '/v1/metrics/nps', { from: '2026-10-25', to: '2026-10-26', interval: 'hour' });
    expect(autumn.series[0].buckets).toHaveLength(25);
  });

  it('keeps the first hour of a day that begins twice', async () => {
    // Azores, 25 October 2026: at 01:00 the clocks go back to 00:00, so the day begins at 00:00Z and again at 01:00Z.
    const tenantId = await counted('Atlantic/Azores', [
      nps(10, '2026-10-24T23:59:59Z'),
      nps(10, '2026-10-25T00:00:00Z'),
      nps(10, '2026-10-25T01:30:00Z'),
    ]);
    const days = await get(tenantId, '/v1/metrics/nps', { from: '2026-10-24', to: '2026-10-26' });
    expect(days.series[0].buckets.map((b: { from: string; n: number }) => [b.from, b.n])).toEqual([
      ['2026-10-24T00:00:00.000Z', 1],
      ['2026-10-25T00:00:00.000Z', 2],
    ]);
    const listed = await get(tenantId, '/v1/metrics/nps/responses', { from: '2026-10-25', to: '2026-10-26' });
    expect(listed.data).toHaveLength(2);
  });

  it('begins weeks on Monday and months on the first', async () => {
    const tenantId = await counted('America/New_York', [
      nps(10, '2026-03-02T04:59:59Z'), // Sunday 1 March, 23:59
      nps(10, '2026-03-02T05:00:00Z'), // Monday 2 March, 00:00
      nps(10, '2026-03-01T04:59:59Z'), // Saturday 28 February, 23:59
    ]);
    const weeks = await get(tenantId, '/v1/metrics/nps', { from: '2026-02-23', to: '2026-03-09', interval: 'week' });
    expect(weeks.series[0].buckets.map((b: { n: number }) => b.n)).toEqual([2, 1]);
    const months = await get(tenantId, '/v1/metrics/nps', { from: '2026-02-01', to: '2026-04-01', interval: 'month' });
    expect(months.series[0].buckets.map((b: { n: number }) => b.n)).toEqual([1, 2]);
    expect(months.series[0].total.previous).toMatchObject({
      from: '2025-12-01T05:00:00.000Z',
      to: '2026-02-01T05:00:00.000Z',
    });
  });

  it('is applied to answers that arrived before it', async () => {
    const tenantId = randomUUID();
    await m.publish(ResponseSubmitted, nps(10, '2026-03-01T20:00:00Z'), { tenantId });
    await m.drained();
    await m.publish(WorkspaceCreated, workspace('Asia/Tokyo'), { tenantId });
    await m.drained();
    const trend = await get(tenantId, '/v1/metrics/nps', { from: '2026-03-01', to: '2026-03-03' });
    expect(trend.time_zone).toBe('Asia/Tokyo');
    expect(trend.series[0].buckets.map((b: { n: number }) => b.n)).toEqual([0, 1]);
    expect(await get(tenantId, '/v1/metrics/audit')).toMatchObject({ facts: 1, drift_rows: 0 });
  });

  it('defaults to today and the 29 days before', async () => {
    const tenantId = await counted('UTC', [nps(10, '2026-06-15T09:00:00Z'), nps(10, '2026-05-16T09:00:00Z')]);
    const trend = await get(tenantId, '/v1/metrics/nps');
    expect([trend.from, trend.to]).toEqual(['2026-05-17T00:00:00.000Z', '2026-06-16T00:00:00.000Z']);
    expect(trend.series[0].total).toMatchObject({ n: 1, previous: { n: 1 } });
  });

  it('adds a late answer to its own day only', async () => {
    const tenantId = await counted('UTC', [nps(10, '2026-03-02T12:00:00Z'), nps(10, '2026-03-03T12:00:00Z')]);
    const n = async () => {
      const trend = await get(tenantId, '/v1/metrics/nps', { from: '2026-03-02', to: '2026-03-04' });
      return trend.series[0].buckets.map((b: { n: number }) => b.n);
    };
    expect(await n()).toEqual([1, 1]);
    await m.publish(ResponseSubmitted, nps(0, '2026-03-02T13:00:00Z'), { tenantId });
    await m.drained();
    expect(await n()).toEqual([2, 1]);
  });
});

describe('hours', () => {
  it('begin at the full hour of the clock, or where it is moved by half an hour', async () => {
    // Lord Howe, 5 April 2026: at 02:00 (15:00Z) the clocks go back to 01:30. On 4 October at 02:00 (15:30Z) they go to 02:30.
    const tenantId = await counted('Australia/Lord_Howe', [
      nps(10, '2026-04-04T14:10:00Z'), // 01:10
      nps(10, '2026-04-04T14:40:00Z'), // 01:40
      nps(0, '2026-04-04T15:10:00Z'), // 01:40 again
      nps(8, '2026-04-04T15:40:00Z'), // 02:10
      nps(8, '2025-10-04T15:10:00Z'), // 01:40
      nps(0, '2025-10-04T15:40:00Z'), // 02:40
      nps(10, '2025-10-04T16:10:00Z'), // 03:10
    ]);
    const hours = async (from: string, to: string) => {
      const { series, source } = await get(tenantId, '/v1/metrics/nps', { from, to, interval: 'hour' });
      expect(source).toBe('counts');
      return series[0].buckets as { from: string; to: string; n: number }[];
    };
    const autumn = await hours('2026-04-05', '2026-04-06');
    expect(autumn).toHaveLength(25);
    expect(autumn.filter(({ n }) => n > 0).map(({ from, to, n }) => [from.slice(11, 16), to.slice(11, 16), n])).toEqual(
      [
        ['14:00', '15:00', 2],
        ['15:00', '15:30', 1],
        ['15:30', '16:30', 1],
      ],
    );
    const spring = await hours('2025-10-05', '2025-10-06');
    expect(spring).toHaveLength(24);
    expect(spring.filter(({ n }) => n > 0).map(({ from, to, n }) => [from.slice(11, 16), to.slice(11, 16), n])).toEqual(
      [
        ['14:30', '15:30', 1],
        ['15:30', '16:00', 1],
        ['16:00', '17:00', 1],
      ],
    );
    const facts = await get(tenantId, '/v1/metrics/nps', {
      from: '2026-04-04T14:00:00Z',
      to: '2026-04-04T15:00:00Z',
      interval: 'hour',
      channel: 'link',
    });
    expect(facts.series[0].total).toMatchObject({ n: 2, partial: false });
    expect(await get(tenantId, '/v1/metrics/audit')).toMatchObject({ facts: 7, drift_rows: 0 });
  });
});
