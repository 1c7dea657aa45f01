import { defineErrors } from '@hearback/kernel';

/** What can go wrong in accounts. */
export const accountsErrors = defineErrors('accounts', {
  'address-taken': {
    kind: 'conflict',
    title: 'The e-mail address already belongs to a member of staff',
    remedy: 'Sign in with this address, or use another one.',
  },
  'sign-in-refused': {
    kind: 'forbidden',
    status: 401,
    title: 'Address or password is wrong',
    remedy: 'Check both; the reply is the same whether or not the address is known.',
  },
  'too-many-attempts': {
    kind: 'unavailable',
    status: 429,
    title: 'Too many attempts',
    remedy: 'Wait for the time in Retry-After, then try again.',
  },
  busy: {
    kind: 'unavailable',
    title: 'Too many passwords are being checked at the moment',
    remedy: 'Try again after the time in Retry-After.',
  },
  'attempts-unavailable': {
    kind: 'unavailable',
    title: 'Attempts cannot be counted at the moment, so none is accepted',
    remedy: 'Try again after the time in Retry-After.',
  },
  'weak-password': {
    kind: 'invalid',
    title: 'The password is too easy to guess or too long',
    remedy: 'Use 10 to 128 characters, at least four of them different, without your own address.',
  },
  'wrong-password': {
    kind: 'forbidden',
    title: 'The present password is wrong',
    remedy: 'Send the password you sign in with as `current_password`.',
  },
  'unknown-time-zone': {
    kind: 'invalid',
    title: 'The time zone is unknown',
    remedy: 'Use a name of the IANA time zone database, for example `Europe/Rome`.',
  },
  'unknown-language': {
    kind: 'invalid',
    title: 'The language is unknown',
    remedy: 'Use a BCP 47 language tag, for example `en` or `pt-BR`.',
  },
  'member-not-found': {
    kind: 'not-found',
    title: 'There is no such member of staff',
    remedy: 'List the members with GET /v1/members.',
  },
  'owners-only': {
    kind: 'forbidden',
    title: 'Only an owner may do this to an owner',
    remedy: 'Ask an owner of the workspace.',
  },
  'last-owner': {
    kind: 'conflict',
    title: 'The workspace would have no active owner',
    remedy: 'Make another member an owner first.',
  },
  'key-not-found': {
    kind: 'not-found',
    title: 'There is no such API key',
    remedy: 'List the keys with GET /v1/api-keys.',
  },
  'scope-beyond-creator': {
    kind: 'forbidden',
    title: 'A key cannot have rights that its creator lacks',
    remedy: 'Leave out the scopes named in `errors`.',
  },
  'scopes-mismatch': {
    kind: 'invalid',
    title: 'The scopes do not fit the kind of key',
    remedy: 'Name at least one scope for a secret key and none for a publishable one, which creates responses only.',
  },
  'expiry-past': {
    kind: 'invalid',
    title: 'The key would expire before it exists',
    remedy: 'Send an `expires_at` in the future, or none.',
  },
  'session-only': {
    kind: 'forbidden',
    title: 'This works for a signed-in member of staff only',
    remedy: 'Sign in; an API key has no session and no password.',
  },
  'credential-unknown': {
    kind: 'not-found',
    title: 'The credential opens nothing',
    remedy: 'Use a credential that exists and is neither expired nor revoked.',
  },
});
