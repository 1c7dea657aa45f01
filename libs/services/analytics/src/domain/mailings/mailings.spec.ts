import { describe, expect, it } from '@jest/globals';
import { shownBuckets, shownNumber } from './hidden-numbers.js';
import { publicId } from '@hearback/kernel';
import type { BoardTile } from '../boards/board.js';
import { reportDays, trendStart } from './report-period.js';
import { sharedBoard } from './linked-board.js';

describe('the period of a report', () => {
  it('is the 28 whole local days before, also where a change of the clocks lies in it', () => {
    // 00:30 in Berlin is the day before in UTC, and the clocks went back on 25 October.
    expect(reportDays('week', new Date('2026-11-08T23:30:00Z'), 'Europe/Berlin')).toEqual({
      from: '2026-10-12',
      to: '2026-11-09',
      trendFrom: '2026-08-17',
      width: 'week',
      edition: '2026-W46',
    });
  });

  it('is the whole month before, in the month that is local', () => {
    expect(reportDays('month', new Date('2026-02-28T23:30:00Z'), 'Europe/Berlin')).toMatchObject({
      from: '2026-02-01',
      to: '2026-03-01',
      trendFrom: '2025-03-01',
      edition: '2026-03',
    });
  });

  it('has one edition in a week, whichever day it is made on, also at the turn of the year', () => {
    const editions = ['2026-12-28', '2026-12-31', '2027-01-03', '2027-01-04'].map(
      (day) => reportDays('week', new Date(`${day}T12:00:00Z`), 'UTC').edition,
    );
    expect(editions).toEqual(['2026-W53', '2026-W53', '2026-W53', '2027-W01']);
  });

  it('has a trend of 12 weeks and more', () => {
    expect(trendStart('2026-10-30', '2026-11-27')).toBe('2026-09-04');
    expect(trendStart('2026-01-01', '2026-11-27')).toBe('2026-01-01');
  });
});

describe('numbers of few people', () => {
  const reading = (n: number) => ({ value: n === 0 ? null : 50, interval: null, n, reliable: n >= 30 });

  it('are hidden from 1 to 4', () => {
    expect([0, 1, 4, 5].map((n) => shownNumber(reading(n)).n)).toEqual([0, null, null, 5]);
    expect(shownNumber(reading(4))).toEqual({ value: null, low: null, high: null, n: null, reliable: false });
  });

  it('are hidden with a second one, so that no total tells them', () => {
    const of = (counts: readonly number[]) => shownBuckets(counts.map(reading)).map(({ n }) => n);
    expect(of([9, 3, 0, 7])).toEqual([9, null, 0, null]);
    expect(of([9, 3, 2, 7])).toEqual([9, null, null, 7]);
    expect(of([9, 8])).toEqual([9, 8]);
    expect(of([3])).toEqual([null]);
  });
});

describe('a board that is shared', () => {
  const id = '0198c0a4-0000-7000-8000-000000000001';
  const tile = (report: string, picture: string, search: BoardTile['search']) =>
    ({ id, title: null, report, picture, search, width: 1 }) as BoardTile;
  const score = (search: BoardTile['search'], picture = 'score') =>
    tile('metric', picture, { metric: 'nps', ...search });
  const reasons = (...tiles: readonly BoardTile[]) =>
    sharedBoard({ id, tiles }, { kind: 'week' })?.board?.tiles.map(({ why }) => why);

  it('counts one selection of answers: that of its first tile which can be shown', () => {
    const survey = publicId('srv', id);
    expect(
      reasons(
        score({}, 'heat'),
        score({ survey, days: 7 }),
        score({ survey, touchpoint: publicId('tpt', id) }),
        score({}),
        tile('response_rates', 'rate', { survey, from: '2026-01-01', to: '2026-02-01' }),
        score({ survey, channel: 'link' }, 'trend'),
        tile('topics', 'topics', { survey, language: 'de' }),
      ),
    ).toEqual(['kind', null, null, 'others', null, 'others', 'others']);
  });

  it('has no tile with a filter that a shared report has not, or that is malformed', () => {
    expect(
      reasons(
        score({ segment: 'seg_1' }),
        score({ attribute: 'plan=pro' }),
        score({ topic: 'top_1' }),
        score({ touchpoint: 'none' }),
        score({ survey: 'none' }),
        score({ metric: 'joy' }),
        tile('response_rates', 'rate', { plan: 'pln_1' }),
        tile('topics', 'topics', { touchpoint: publicId('tpt', id) }),
        score({}),
      ),
    ).toEqual([...Array.from({ length: 8 }, () => 'filter'), null]);
    expect(reasons(score({ segment: 'seg_1' }), tile('orders', 'retention', {}))).toBeUndefined();
  });

  it('has six trends at most', () => {
    const all = reasons(...Array.from({ length: 8 }, () => score({}, 'trend')), score({}));
    expect(all).toEqual([null, null, null, null, null, null, 'many', 'many', null]);
  });
});
