import { describe, expect, it } from '@jest/globals';
import { sharedReport } from './report-of-search.js';

const TOUCHPOINT = `tpt_${'0'.repeat(32)}`;
const SURVEY = `srv_${'0'.repeat(32)}`;

describe('what a link to a report shows', () => {
  it('are the days and filters of the page', () => {
    const search = { from: '2026-10-01', to: '2026-11-01', survey: SURVEY, touchpoint: TOUCHPOINT, language: 'de' };
    expect(sharedReport(search, 'UTC', ['scores', 'trends'])).toEqual({
      parts: ['scores', 'trends'],
      from: '2026-10-01',
      to: '2026-11-01',
      isUsualPeriod: false,
      touchpoint: TOUCHPOINT,
      filters: { survey_id: SURVEY, language: 'de' },
    });
    expect(sharedReport({}, 'UTC', ['scores'])?.isUsualPeriod).toBe(true);
    expect(sharedReport({ days: 90 }, 'UTC', ['scores'])?.isUsualPeriod).toBe(false);
  });

  it('is nothing where a link would show other answers than the page', () => {
    const unknown = [
      { segment: `seg_${'0'.repeat(32)}` },
      { plan: `pln_${'0'.repeat(32)}` },
      { touchpoint: 'none' },
      { from: '2026-10-01T08:00:00Z', to: '2026-11-01' },
    ];
    for (const search of unknown) expect(sharedReport(search, 'UTC', ['scores'])).toBeUndefined();
    expect(sharedReport({ touchpoint: TOUCHPOINT }, 'UTC', ['response_rates'])).toBeUndefined();
    expect(sharedReport({ survey: SURVEY }, 'UTC', ['response_rates'])).toBeDefined();
  });
});
