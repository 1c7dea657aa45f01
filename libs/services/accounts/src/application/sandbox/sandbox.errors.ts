/** What can fail with sandboxes. */
export const SANDBOX_ERRORS = {
  'sandbox-exists': {
    kind: 'conflict',
    title: 'The workspace has a sandbox already',
    remedy: 'Use it, or empty it with POST /v1/sandbox/emptying: its keys stay valid.',
  },
  'no-sandbox': {
    kind: 'not-found',
    title: 'The workspace has no sandbox',
    remedy: 'Make one with POST /v1/sandbox.',
  },
  'inside-sandbox': {
    kind: 'conflict',
    title: 'This is a sandbox',
    remedy: 'Use a session or a secret key (hbk_live_…) of the workspace that it belongs to.',
  },
  'sandbox-stays': {
    kind: 'conflict',
    title: 'A sandbox is deleted with the workspace that it belongs to',
    remedy: 'Empty it with POST /v1/sandbox/emptying of that workspace.',
  },
} as const;
