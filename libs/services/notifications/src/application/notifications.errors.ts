import { defineErrors } from '@hearback/kernel';

/** What can go wrong in notifications. */
export const notificationsErrors = defineErrors('notifications', {
  'not-found': {
    kind: 'not-found',
    title: 'The notification was not found',
    remedy: 'Use an id from GET /v1/notifications.',
  },
  'no-confirmed-address': {
    kind: 'conflict',
    title: 'You have no confirmed e-mail address to which the mail could be sent',
    remedy: 'Sign in as a member and confirm the e-mail address first. An API key has none.',
  },
  'needs-session': {
    kind: 'forbidden',
    title: 'An API key has no notification settings',
    remedy: 'Sign in as a member of staff.',
  },
  'empty-quiet-hours': {
    kind: 'invalid',
    title: '`quiet_hours` must not begin and end at the same time',
    remedy: 'Choose two times, or null for none.',
  },
  'too-many-live-readers': {
    kind: 'unavailable',
    status: 429,
    title: 'Too many live connections are open',
    remedy: 'Close other connections to GET /v1/live-updates, or connect again after the time in Retry-After.',
  },
  'no-inbox': {
    kind: 'not-found',
    title: 'The page was not found',
    remedy: 'The built-in inbox is open to requests from the same machine, and only if it is enabled.',
  },
});
