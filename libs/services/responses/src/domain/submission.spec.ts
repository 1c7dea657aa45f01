import { describe, expect, it } from '@jest/globals';
import { contentOf, type Submission } from './submission.js';

const submission: Submission = {
  submissionId: undefined,
  answers: { nps: 9, why: 'fast' },
  hiddenFields: { shop: 'Lyon' },
  language: 'en',
  customer: undefined,
  submittedAt: undefined,
  channel: 'api',
};

describe('contentOf', () => {
  it('does not depend on the order of members and the submission id', () => {
    const other = { ...submission, submissionId: 'x', answers: { why: 'fast', nps: 9 } };
    expect(contentOf('s', other)).toBe(contentOf('s', submission));
  });

  it.each<[string, Partial<Submission>]>([
    ['an answer', { answers: { nps: 8, why: 'fast' } }],
    ['a hidden field', { hiddenFields: {} }],
    ['the language', { language: undefined }],
    ['the customer', { customer: 'C-1' }],
    ['the time', { submittedAt: new Date(0) }],
    ['the channel', { channel: 'widget' }],
  ])('differs where %s differs', (_what, change) => {
    expect(contentOf('s', { ...submission, ...change })).not.toBe(contentOf('s', submission));
  });
});
