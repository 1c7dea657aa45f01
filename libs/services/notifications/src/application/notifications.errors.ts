import { defineErrors } from '@hearback/kernel';

/** What can go wrong in notifications. */
export const notificationsErrors = defineErrors('notifications', {
  'not-found': {
    kind: 'not-found',
    title: 'The notification was not found',
    remedy: 'Use an id from GET /v1/notifications.',
  },
  'preview-not-found': {
    kind: 'not-found',
    title: 'The preview was not found',
    remedy: 'Make one with POST /v1/mail-previews; it can be looked at for 15 minutes.',
  },
  'unknown-member': {
    kind: 'invalid',
    title: 'The member is not known',
    remedy: 'Send the ids of active members of the workspace. A member is known here a moment after joining.',
  },
  'too-many-report-addresses': {
    kind: 'conflict',
    title: 'Reports of the workspace go to as many other addresses as they can',
    remedy: 'Remove one of the 50 first, or invite the person as a viewer.',
  },
  'survey-not-published': {
    kind: 'conflict',
    title: 'The survey is not published',
    remedy: 'Publish the survey first: its newest version is mailed. A version is known here a moment after that.',
  },
  'bad-mail-texts': {
    kind: 'invalid',
    title: 'Some texts of the mail cannot be sent',
    remedy: 'Correct the texts that `errors` points to.',
  },
  'suppression-not-found': {
    kind: 'not-found',
    title: 'The address is not on the list',
    remedy: 'Use an id from GET /v1/suppressed-addresses.',
  },
  'no-sender': {
    kind: 'not-found',
    title: 'The workspace has no sender of its own',
    remedy: 'Set one with PUT /v1/sender first.',
  },
  'bad-sender': {
    kind: 'invalid',
    title: 'The address cannot be the sender of mails',
    remedy: 'Use one plain address of a domain whose DNS records you can change.',
  },
  'checked-just-now': {
    kind: 'unavailable',
    status: 429,
    title: 'The domain was checked a moment ago',
    remedy: 'Check again after the time in Retry-After. Changed DNS records are often seen only after some minutes.',
  },
  'no-mail-webhook': {
    kind: 'not-found',
    title: 'No provider reports to the workspace',
    remedy: 'Create a secret with POST /v1/mail-webhook/secret first.',
  },
  'bad-webhook-signature': {
    kind: 'forbidden',
    status: 401,
    title: 'The signature of the webhook is not valid',
    remedy:
      'Sign `webhook-id.webhook-timestamp.body` with the secret of POST /v1/mail-webhook/secret (HMAC-SHA-256, Base64) and send `v1,` and the signature as `webhook-signature`, within five minutes of `webhook-timestamp`.',
  },
  'webhook-endpoint-not-found': {
    kind: 'not-found',
    title: 'The webhook endpoint was not found',
    remedy: 'Use an id from GET /v1/webhook-endpoints.',
  },
  'webhook-delivery-not-found': {
    kind: 'not-found',
    title: 'The delivery was not found',
    remedy: 'Use an id from GET /v1/webhook-endpoints/{webhook_endpoint_id}/deliveries; the log is kept for 30 days.',
  },
  'chat-target-not-found': {
    kind: 'not-found',
    title: 'The chat was not found',
    remedy: 'Use an id from GET /v1/chat-targets.',
  },
  'chat-target-changed': {
    kind: 'conflict',
    status: 412,
    title: 'The chat has changed since it was read',
    remedy: 'Read it again and send its new `ETag` as `If-Match`.',
  },
  'chat-target-not-active': {
    kind: 'conflict',
    title: 'Nothing is sent to the chat now',
    remedy: 'Enable it first with POST /v1/chat-targets/{chat_target_id}/enable.',
  },
  'too-many-chat-targets': {
    kind: 'conflict',
    title: 'The workspace has as many chats as it can have',
    remedy: 'Delete one that is no longer used: a workspace has at most 20.',
  },
  'bad-chat-address': {
    kind: 'invalid',
    title: 'Nothing can be sent to this address',
    remedy:
      'Copy the address of the incoming webhook from the chat tool: https, on the internet. Tools inside the network are named by the operator in NOTIFICATIONS_WEBHOOK_HOSTS.',
  },
  'webhook-endpoint-changed': {
    kind: 'conflict',
    status: 412,
    title: 'The webhook endpoint has changed since it was read',
    remedy: 'Read it again and send its new `ETag` as `If-Match`.',
  },
  'webhook-endpoint-not-active': {
    kind: 'conflict',
    title: 'Nothing is sent to the webhook endpoint now',
    remedy: 'Enable it first with POST /v1/webhook-endpoints/{webhook_endpoint_id}/enable.',
  },
  'too-many-webhook-endpoints': {
    kind: 'conflict',
    title: 'The workspace has as many webhook endpoints as it can have',
    remedy: 'Delete one that is no longer used: a workspace has at most 20.',
  },
  'bad-webhook-url': {
    kind: 'invalid',
    title: 'Webhooks cannot be sent to this address',
    remedy:
      'Use an https:// address on the internet, with port 443 or 8443 and without user name. Receivers inside the network are named by the operator in NOTIFICATIONS_WEBHOOK_HOSTS.',
  },
  'empty-replay-range': {
    kind: 'invalid',
    title: '`from` must be before `to`',
    remedy: 'Send the beginning and the end of the range; without `to` it ends now.',
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
