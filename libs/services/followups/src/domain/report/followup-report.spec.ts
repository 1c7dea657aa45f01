import { describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { costPerTask } from './cost-per-task.js';
import { followupReport } from './followup-report.js';
import { localPeriod } from './local-period.js';
import { deadlineResult, type ReportedTask } from './reported-task.js';
import { shareOf } from './share.js';
import { unhappyFollowedUp } from './unhappy-followed-up.js';

const AT = new Date('2026-03-02T09:00:00.000Z');

const aTask = (overrides: Partial<ReportedTask> = {}): ReportedTask => ({
  id: '0198c0a4-0000-7000-8000-0000000000aa',
  openedAt: AT,
  isOpen: false,
  touchpointId: null,
  teamIds: [],
  rootCause: null,
  firstResponse: null,
  firstResolution: null,
  responseResult: 'open',
  resolutionResult: 'open',
  minutes: null,
  costMinor: null,
  ...overrides,
});
const tasks = (count: number, overrides: (n: number) => Partial<ReportedTask>) =>
  Array.from({ length: count }, (_, n) => aTask(overrides(n)));
const report = (list: readonly ReportedTask[], split: 'team' | 'touchpoint' = 'team') =>
  followupReport(list, { split, currency: 'EUR' });

describe('a share', () => {
  it('has the interval of Wilson (8 of 10: 49.0162 to 94.3318; 45 of 60: 62.7679 to 84.2235)', () => {
    const eight = shareOf(8, 10);
    expect([eight.value, eight.interval?.low, eight.interval?.high]).toEqual([
      80,
      expect.closeTo(49.0162, 4),
      expect.closeTo(94.3318, 4),
    ]);
    expect(eight).toMatchObject({ reliable: false, needed: 20 });
    expect(shareOf(45, 60)).toMatchObject({
      reliable: true,
      needed: 0,
      interval: { low: expect.closeTo(62.7679, 4), high: expect.closeTo(84.2235, 4) },
    });
  });

  it('says nothing below five, and never 0 where there is nothing', () => {
    expect(shareOf(4, 4)).toEqual({ n: 4, hits: 4, reliable: false, needed: 26, value: null, interval: null });
    expect(shareOf(0, 0)).toMatchObject({ value: null, interval: null, needed: 30 });
  });
});

describe('the times of tasks', () => {
  it('are by opening hours and by the clock (Zendesk: Friday 16:30 to Monday 09:10 is 40 minutes, and 64 h 40 min)', () => {
    const weekend = { clockMinutes: 3880, openMinutes: 40 };
    const { firstResponse } = report(tasks(5, () => ({ firstResponse: weekend, responseResult: 'in_time' })));
    expect(firstResponse.openingHours).toMatchObject({ n: 5, median: 40, p90: 40 });
    expect(firstResponse.clock).toMatchObject({ n: 5, median: 3880, p90: 3880 });
  });

  it('leave out tasks for which nothing has happened, and say how many', () => {
    const list = [
      ...tasks(5, (n) => ({
        firstResponse: { clockMinutes: 10 * (n + 1), openMinutes: null },
        responseResult: 'in_time',
      })),
      ...tasks(2, () => ({ isOpen: true, responseResult: 'late' })),
      ...tasks(3, () => ({ isOpen: true })),
    ];
    const { firstResponse, open } = report(list);
    expect(firstResponse.clock).toMatchObject({ n: 5, median: 30, p90: 46 });
    expect(firstResponse.openingHours).toMatchObject({ n: 0, median: null, p90: null });
    expect(firstResponse.censored).toBe(5);
    // What is late without an answer counts; what still has time does not.
    expect(firstResponse.inTime).toMatchObject({ hits: 5, n: 7 });
    expect(open).toBe(5);
  });

  it('say nothing of four', () => {
    const { resolution } = report(tasks(4, () => ({ firstResolution: { clockMinutes: 1, openMinutes: 1 } })));
    expect(resolution.clock).toEqual({ n: 4, reliable: false, needed: 26, median: null, p90: null });
  });

  it('name the oldest open task', () => {
    const older = new Date(AT.getTime() - 60_000);
    const list = [
      aTask({ isOpen: true }),
      aTask({ id: 'oldest', isOpen: true, openedAt: older }),
      aTask({ openedAt: new Date(0) }),
    ];
    expect(report(list).oldestOpen).toEqual({ taskId: 'oldest', openedAt: older });
    expect(report([aTask()]).oldestOpen).toBeNull();
  });

  it('tell by the deadline', () => {
    const at = (minutes: number) => new Date(AT.getTime() + minutes * 60_000);
    expect(deadlineResult(at(60), at(60), at(90))).toBe('in_time');
    expect(deadlineResult(at(61), at(60), at(90))).toBe('late');
    expect(deadlineResult(null, at(60), at(61))).toBe('late');
    expect(deadlineResult(null, at(60), at(60))).toBe('open');
  });
});

describe('root causes', () => {
  it('come from the most frequent to the least, with the share of all up to each', () => {
    const causes = ['delivery', 'delivery', 'staff', 'delivery', 'billing', 'staff', 'delivery', null];
    const found = report(tasks(8, (n) => ({ rootCause: causes[n] ?? null }))).causes;
    expect(
      found.map(({ rootCause, share, cumulative }) => [rootCause, share.hits, share.n, Math.round(cumulative)]),
    ).toEqual([
      ['delivery', 4, 7, 57],
      ['staff', 2, 7, 86],
      ['billing', 1, 7, 100],
    ]);
  });
});

describe('the cost per task', () => {
  it('is the mean with the interval of Student (50 values: 3.50 ± 2.0096 · 1.2164 / √50)', () => {
    const scores = [...Array<number>(10).fill(5), ...Array<number>(20).fill(4), ...Array<number>(10).fill(3)];
    scores.push(...Array<number>(5).fill(2), ...Array<number>(5).fill(1));
    const cost = costPerTask(
      tasks(50, (n) => ({ costMinor: scores[n] as number })),
      'EUR',
    );
    expect(cost).toMatchObject({
      n: 50,
      mean: 3.5,
      total: 175,
      reliable: true,
      interval: { low: expect.closeTo(3.154, 3), high: expect.closeTo(3.846, 3) },
    });
  });

  it('leaves out what is open and what is unknown', () => {
    const list = [...tasks(4, () => ({ costMinor: 100 })), aTask(), aTask({ isOpen: true, costMinor: 9 })];
    expect(costPerTask(list, 'EUR')).toMatchObject({ n: 4, mean: null, interval: null, total: 400, unknown: 1 });
  });
});

describe('unhappy answers', () => {
  it('are followed up by one task in time, and not while there is time', () => {
    const found = unhappyFollowedUp([
      ['in_time'],
      ['late', 'in_time'],
      ['late'],
      ['open'],
      ['late', 'open'],
      [],
      ['late'],
    ]);
    expect(found).toMatchObject({ share: { hits: 2, n: 5, value: 40 }, withoutTask: 1, pending: 2 });
  });
});

describe('groups', () => {
  it('are teams or touchpoints in no order of merit, those without last; a task of two teams is in both', () => {
    const list = [aTask({ teamIds: ['b', 'a'], touchpointId: 't' }), aTask(), aTask({ teamIds: ['a'] })];
    expect(report(list).groups.map(({ id, tasks: n }) => [id, n])).toEqual([
      ['a', 2],
      ['b', 1],
      [null, 1],
    ]);
    expect(report(list, 'touchpoint').groups.map(({ id, tasks: n }) => [id, n])).toEqual([
      ['t', 1],
      [null, 2],
    ]);
  });
});

describe('a period', () => {
  const zone = 'Europe/Berlin';
  const now = DateTime.fromISO('2026-03-29T12:00', { zone }).toJSDate();
  it('is of local days, over the change of time too', () => {
    expect(localPeriod({ from: '2026-03-29', to: undefined }, zone, now)).toEqual({
      from: new Date('2026-03-28T23:00:00Z'),
      to: new Date('2026-03-29T22:00:00Z'),
    });
    expect(localPeriod({ from: '2026-03-29T10:00:00Z', to: '2026-03-30' }, zone, now)).toMatchObject({
      from: new Date('2026-03-29T10:00:00Z'),
    });
  });

  it('is rejected if it is none', () => {
    for (const [from, to, wrong] of [
      ['2026-02-30', undefined, 'from'],
      ['2026-03-01', 'yesterday!', 'to'],
      ['2026-03-01T10:00:00', '2026-03-02', 'from'],
      ['2026-03-02', '2026-03-02', 'from'],
      ['2020-01-01', '2026-03-02', 'from'],
    ] as const)
      expect(localPeriod({ from, to }, zone, now)).toMatchObject({ wrong });
  });
});
