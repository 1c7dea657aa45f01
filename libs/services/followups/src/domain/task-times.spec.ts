import { describe, expect, it } from '@jest/globals';
import { aResponse, aRule } from '../../test/builders.js';
import { DryRun } from './dry-run.js';
import { quantile, timesReport, type TaskTimes } from './task-times.js';

const opened = new Date('2026-03-02T09:00:00.000Z');
const after = (minutes: number) => new Date(opened.getTime() + minutes * 60_000);
const times = (overrides: Partial<TaskTimes> = {}): TaskTimes => ({
  openedAt: opened,
  firstDueAt: after(60),
  firstResponseDueAt: null,
  firstResponseAt: null,
  firstResolvedAt: null,
  resolvedAt: null,
  ...overrides,
});

describe('quantile', () => {
  it('interpolates linearly (type 7)', () => {
    expect(quantile([], 0.5)).toBeNull();
    expect(quantile([4], 0.9)).toBe(4);
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
    expect(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9)).toBeCloseTo(9.1, 12);
  });
});

describe('timesReport', () => {
  it('distinguishes first and full resolution: resolved after 2 h, reopened, resolved after 26 h', () => {
    const report = timesReport([times({ firstResolvedAt: after(120), resolvedAt: after(26 * 60) })], after(3000));
    expect(report.firstResolution.median).toBe(120);
    expect(report.fullResolution.median).toBe(26 * 60);
    expect(report.firstResponse).toMatchObject({ n: 0, median: null, p90: null });
  });

  it('leaves open tasks out of medians and reports the oldest', () => {
    const young = times({ openedAt: after(30), firstDueAt: after(90) });
    const report = timesReport([times({ firstResponseAt: after(10) }), young], after(50));
    expect(report.firstResponse).toMatchObject({ n: 1, median: 10 });
    expect(report.open).toEqual({ n: 2, oldestOpenedAt: opened, oldestAgeMinutes: 50 });
  });

  it('counts a task in the share once it is done or overdue, and not before', () => {
    const list = [times({ firstResponseAt: after(60) }), times({ firstResponseAt: after(61) }), times()];
    expect(timesReport(list, after(60)).firstResponse.withinDue).toEqual({ value: 50, n: 2, within: 1 });
    expect(timesReport(list, after(61)).firstResponse.withinDue).toEqual({ value: 100 / 3, n: 3, within: 1 });
    expect(timesReport([], opened).firstResponse.withinDue).toEqual({ value: null, n: 0, within: 0 });
  });
});

describe('DryRun', () => {
  it('counts tasks by week, counts suppressed ones separately, and explains samples', () => {
    const window = { from: new Date('2026-02-20T00:00:00Z'), to: new Date('2026-03-10T00:00:00Z') };
    const run = new DryRun(aRule({ maxAnswerAgeDays: 1 }), window);
    run.add(aResponse());
    run.add(aResponse({ acceptedAt: new Date('2026-03-09T00:00:00Z') }));
    run.add(aResponse({ scores: [] }));
    const report = run.report();
    expect(report).toMatchObject({ evaluated: 3, wouldOpen: 1, suppressed: new Map([['answer-too-old', 1]]) });
    expect(report.perWeek).toEqual([
      { weekStart: '2026-02-16', tasks: 0 },
      { weekStart: '2026-02-23', tasks: 0 },
      { weekStart: '2026-03-02', tasks: 1 },
      { weekStart: '2026-03-09', tasks: 0 },
    ]);
    expect(report.samples[0]?.because).toHaveLength(2);
  });
});
