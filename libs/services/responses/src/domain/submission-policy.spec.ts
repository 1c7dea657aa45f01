import { describe, expect, it } from '@jest/globals';
import type { PersonalLink } from './personal-link.js';
import { useOf } from './personal-link.js';
import { refusalOf, type SubmissionFacts } from './submission-policy.js';
import { NO_SETTINGS } from './survey-settings.js';

const NOON = new Date('2026-03-02T12:00:00Z');
const LATER = new Date('2026-03-02T12:00:01Z');
const link = (more: Partial<PersonalLink> = {}): PersonalLink => ({
  id: 'link',
  tenantId: 'tenant',
  surveyId: 'survey',
  customer: 'C-1',
  hiddenFields: {},
  mode: 'single_use',
  createdAt: NOON,
  expiresAt: null,
  revokedAt: null,
  use: undefined,
  ...more,
});
const facts = (
  { status = 'open', ...settings }: Partial<typeof NO_SETTINGS & { status: 'open' | 'closed' }> = {},
  more: Partial<SubmissionFacts> = {},
): SubmissionFacts => ({
  survey: { status, settings: { ...NO_SETTINGS, ...settings } },
  now: NOON,
  isBegun: false,
  submissionId: 'mine',
  ...more,
});
const complete = (submissionId: string) => ({ submissionId, isComplete: true });

describe('the submission policy', () => {
  it.each<[string, SubmissionFacts, ReturnType<typeof refusalOf>]>([
    ['an open survey', facts(), undefined],
    ['a closed survey', facts({ status: 'closed' }), 'survey-closed'],
    ['a closed survey, begun before', facts({ status: 'closed' }, { isBegun: true }), undefined],
    ['before it opens', facts({ opensAt: LATER }), 'survey-not-open-yet'],
    ['at the moment it opens', facts({ opensAt: NOON }), undefined],
    ['before it ends', facts({ closesAt: LATER }), undefined],
    ['at the moment it ends', facts({ closesAt: NOON }), 'survey-ended'],
    ['after its end, begun before', facts({ closesAt: NOON }, { isBegun: true }), undefined],
    ['one place left', facts({ responseQuota: 3 }, { completeResponses: 2 }), undefined],
    ['no place left', facts({ responseQuota: 3 }, { completeResponses: 3 }), 'quota-reached'],
    [
      'no place left, begun before',
      facts({ responseQuota: 3 }, { completeResponses: 3, isBegun: true }),
      'quota-reached',
    ],
    ['a link that expires now', facts({}, { link: link({ expiresAt: NOON }) }), 'link-expired'],
    ['a link that expires later', facts({}, { link: link({ expiresAt: LATER }) }), undefined],
    ['an expired link, begun before', facts({}, { link: link({ expiresAt: NOON }), isBegun: true }), undefined],
    ['a used link', facts({}, { link: link({ use: complete('other') }) }), 'link-used'],
    ['a link used by this response', facts({}, { link: link({ use: complete('mine') }), isBegun: true }), undefined],
    ['a used link, begun elsewhere', facts({}, { link: link({ use: complete('other') }), isBegun: true }), 'link-used'],
    [
      'a link with an incomplete response',
      facts({}, { link: link({ use: { submissionId: 'x', isComplete: false } }) }),
      undefined,
    ],
    ['a renewable link', facts({}, { link: link({ mode: 'renewable', use: complete('other') }) }), undefined],
  ])('judges %s', (_name, given, refusal) => expect(refusalOf(given)).toBe(refusal));

  it('counts one response for each use of a link, a complete one rather than an incomplete one', () => {
    const other = { submissionId: 'other', isComplete: false };
    const mine = { submissionId: 'mine', isComplete: false };
    expect(useOf(link(), mine)).toEqual({ kind: 'counts', replaces: undefined });
    expect(useOf(link({ use: other }), mine)).toEqual({ kind: 'surplus' });
    expect(useOf(link({ use: other }), complete('mine'))).toEqual({ kind: 'counts', replaces: 'other' });
    expect(useOf(link({ use: complete('other') }), complete('mine'))).toEqual({ kind: 'surplus' });
    expect(useOf(link({ use: complete('other'), mode: 'renewable' }), mine)).toEqual({
      kind: 'counts',
      replaces: undefined,
    });
    expect(useOf(link({ use: mine }), complete('mine'))).toEqual({ kind: 'counts', replaces: undefined });
  });
});
