import { defineErrors } from '@hearback/kernel';

/** Everything that can be refused here. */
export const notificationsErrors = defineErrors('notifications', {
  'not-found': {
    kind: 'not-found',
    title: 'There is no such notification',
    remedy: 'Take the id from the list of notifications of this workspace.',
  },
  'no-inbox': {
    kind: 'not-found',
    title: 'There is no such thing here',
    remedy: 'The built-in inbox is for the machine it runs on, and only where it is switched on.',
  },
});
