import { defineErrors } from '@hearback/kernel';

/** What can be wrong with a question to analytics. */
export const analyticsErrors = defineErrors('analytics', {
  'not-found': {
    kind: 'not-found',
    title: 'There is no such metric, survey, touchpoint or rebuild',
    remedy: 'Metrics are nps, csat and ces; a survey or touchpoint is known here once it is published.',
  },
  'bad-period': {
    kind: 'invalid',
    status: 400,
    title: 'The period cannot be read',
    remedy:
      'Send `from` before `to`, each as a day (2026-01-31) or a time with an offset (2026-01-31T09:30:00Z) of the years 1970 to 2199.',
  },
  'too-many-buckets': {
    kind: 'invalid',
    status: 400,
    title: 'The period has too many buckets of this interval',
    remedy: 'Ask for a shorter period or a wider interval.',
  },
  'bad-dimension': {
    kind: 'invalid',
    status: 400,
    title: 'There is no such dimension',
    remedy: 'Split by survey, touchpoint, channel, language or attribute:<key>.',
  },
  'rebuild-running': {
    kind: 'conflict',
    title: 'A rebuild of this workspace is running',
    remedy: 'Wait until it is done; its status is at the address that its request was answered with.',
  },
});
