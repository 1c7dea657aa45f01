/** The errors of single sign-on, a part of those of accounts. */
export const SINGLE_SIGN_ON_ERRORS = {
  'no-single-sign-on': {
    kind: 'not-found',
    title: 'There is no single sign-on here',
    remedy: 'Sign in with the password, or ask an owner of the workspace to connect an identity provider.',
  },
  'provider-unusable': {
    kind: 'invalid',
    title: 'The identity provider cannot be used',
    remedy:
      'Check the issuer: it must answer with its OpenID Connect metadata under /.well-known/openid-configuration. `errors` says what is wrong.',
  },
  'sso-failed': {
    kind: 'forbidden',
    status: 401,
    title: 'The reply of the identity provider does not belong to this browser and this attempt',
    remedy: 'Start to sign in again, in the same browser, and finish within 15 minutes.',
  },
  'not-a-member': {
    kind: 'forbidden',
    title: 'The identity provider knows you, but you are not a member of the workspace',
    remedy:
      'Ask an admin for an invitation. If you are a member, sign in with the password and connect your account under Security.',
  },
  'link-first': {
    kind: 'conflict',
    title: 'Somebody has an account with this e-mail address',
    remedy: 'An address connects nobody. Sign in with the password, then connect your account under Security.',
  },
  'identity-taken': {
    kind: 'conflict',
    title: 'This account of the identity provider belongs to another member',
    remedy: 'Sign in at the provider with another account, or let the other member disconnect theirs.',
  },
  'identity-not-found': {
    kind: 'not-found',
    title: 'Your account is not connected to an identity provider',
    remedy: 'Connect it with POST /v1/single-sign-on/links.',
  },
  'single-sign-on-untested': {
    kind: 'conflict',
    title: 'Nobody has come back from the identity provider yet',
    remedy: 'Connect your own account first, with POST /v1/single-sign-on/links.',
  },
  'single-sign-on-required': {
    kind: 'forbidden',
    title: 'Members of this workspace sign in with its identity provider',
    remedy: 'Sign in with POST /v1/single-sign-on/attempts. Owners can use the password.',
  },
  'password-session-needed': {
    kind: 'forbidden',
    title: 'This session was opened by single sign-on and is for one workspace only',
    remedy: 'Sign in with the password to change your account or to switch to another workspace.',
  },
  'domain-exists': {
    kind: 'conflict',
    title: 'The workspace has this domain already',
    remedy: 'Check it with POST /v1/single-sign-on/domains/{domain_id}/checks, or remove it first.',
  },
  'domain-not-found': {
    kind: 'not-found',
    title: 'The workspace has no such domain',
    remedy: 'List the domains with GET /v1/single-sign-on/domains.',
  },
  'too-many-domains': {
    kind: 'conflict',
    title: 'A workspace has 20 domains at most',
    remedy: 'Remove one first.',
  },
  'join-request-not-found': {
    kind: 'not-found',
    title: 'Nobody asks to join with this id: it was accepted or declined',
    remedy: 'List the requests with GET /v1/single-sign-on/join-requests.',
  },
} as const;
