import { defineErrors } from '@hearback/kernel';
import { SANDBOX_ERRORS } from './sandbox/sandbox.errors.js';
import { SINGLE_SIGN_ON_ERRORS } from './single-sign-on/single-sign-on.errors.js';

/** The errors of accounts. */
export const accountsErrors = defineErrors('accounts', {
  'address-taken': {
    kind: 'conflict',
    title: 'The e-mail address belongs to a member of staff',
    remedy: 'Sign in with this address, or use another one.',
  },
  'address-changed': {
    kind: 'conflict',
    title: 'The person has another e-mail address since leaving',
    remedy: 'Ask for the address, and invite it with POST /v1/invitations.',
  },
  'own-password-needed': {
    kind: 'conflict',
    title: 'Your password was chosen by somebody else',
    remedy:
      'Choose another one with POST /v1/members/me/password, or send one as `password` when you accept an invitation while signed in.',
  },
  'owner-unconfirmed': {
    kind: 'conflict',
    title: 'The workspace has as many members as it may have before an owner has confirmed the e-mail address',
    remedy:
      'Open the link in the confirmation mail of an owner, or request another mail with POST /v1/members/{member_id}/confirmation-mails.',
  },
  'already-member': {
    kind: 'conflict',
    title: 'A member of the workspace has the e-mail address',
    remedy: 'Change the member with PATCH /v1/members/{member_id}, or invite another address.',
  },
  'already-invited': {
    kind: 'conflict',
    title: 'The e-mail address is invited already',
    remedy: 'Mail the invitation again with POST /v1/invitations/{invitation_id}/mails, or revoke it first.',
  },
  'member-limit-reached': {
    kind: 'conflict',
    title: 'The workspace has as many members as the operator of the installation allows',
    remedy: 'Deactivate a member or revoke an invitation, or ask the operator for more.',
  },
  'invitation-not-found': {
    kind: 'not-found',
    title: 'The invitation does not exist: it was accepted or revoked, or has expired',
    remedy: 'List the invitations with GET /v1/invitations, or ask for a new one.',
  },
  'sign-in-to-join': {
    kind: 'conflict',
    title: 'The invited e-mail address has an account',
    remedy: 'Sign in with the invited address and accept the invitation again.',
  },
  'no-confirmation-needed': {
    kind: 'conflict',
    title: 'The member needs no confirmation mail',
    remedy: 'Request one for an active member whose `confirmed_at` is null.',
  },
  'sign-up-closed': {
    kind: 'forbidden',
    title: 'This installation does not take new accounts this way',
    remedy: 'Ask a colleague for an invitation, or the operator, who sets ACCOUNTS_SIGN_UP.',
  },
  'sign-in-refused': {
    kind: 'forbidden',
    status: 401,
    title: 'Address or password is wrong',
    remedy: 'Check both. The response does not say which of them is wrong.',
  },
  'second-step-needed': {
    kind: 'forbidden',
    title: 'A code is needed to sign in',
    remedy:
      'Send the code of the authenticator app, or a recovery code, to POST /v1/sessions/second-step within five minutes, with the cookie of this response.',
  },
  'wrong-code': {
    kind: 'forbidden',
    title: 'The code is wrong or was used before',
    remedy: 'Send the code that the authenticator app shows now.',
  },
  'second-factor-on': {
    kind: 'conflict',
    title: 'Two-step sign-in is on already',
    remedy: 'Turn it off first, to set up another app.',
  },
  'second-factor-off': {
    kind: 'conflict',
    title: 'Two-step sign-in is off',
    remedy: 'Set it up with POST /v1/me/second-factor.',
  },
  ...SINGLE_SIGN_ON_ERRORS,
  'link-unknown': {
    kind: 'not-found',
    title: 'The link is not valid',
    remedy: 'Request another one. A link works once and expires.',
  },
  'not-an-operator': {
    kind: 'forbidden',
    title: 'Only operators of the installation may do this',
    remedy: 'Sign in with a confirmed address that ACCOUNTS_OPERATOR_EMAILS lists.',
  },
  'unknown-workspace': {
    kind: 'not-found',
    title: 'The workspace was not found',
    remedy: 'Check the id.',
  },
  'own-workspace': {
    kind: 'conflict',
    title: 'You cannot suspend the workspace that you are in',
    remedy: 'Switch to another workspace first.',
  },
  'no-local-sign-in': {
    kind: 'not-found',
    title: 'Links do not sign in here',
    remedy:
      'A link that signs in works in a browser of the machine that runs Hearback, without a proxy. Sign in with the password.',
  },
  'address-unconfirmed': {
    kind: 'conflict',
    title: 'Your e-mail address is not confirmed',
    remedy: 'Open the link in the confirmation mail, or request another mail.',
  },
  'not-your-workspace': {
    kind: 'not-found',
    title: 'You are not a member of this workspace',
    remedy: 'Use one of the `workspaces` of GET /v1/sessions/current.',
  },
  'session-not-found': {
    kind: 'not-found',
    title: 'You have no such session',
    remedy: 'List your sessions with GET /v1/me/sessions.',
  },
  'too-many-attempts': {
    kind: 'unavailable',
    status: 429,
    title: 'Too many attempts',
    remedy: 'Try again after the time in Retry-After.',
  },
  busy: {
    kind: 'unavailable',
    title: 'Too many passwords are being checked',
    remedy: 'Try again after the time in Retry-After.',
  },
  'attempts-unavailable': {
    kind: 'unavailable',
    title: 'Attempts cannot be counted at the moment, so none are accepted',
    remedy: 'Try again after the time in Retry-After.',
  },
  'weak-password': {
    kind: 'invalid',
    title: 'The password is too weak or too long',
    remedy:
      'Use 10 to 128 characters, at least four of them different, no common password, and do not include your address.',
  },
  'wrong-password': {
    kind: 'forbidden',
    title: 'The current password is wrong',
    remedy: 'Send the password you sign in with as `current_password`.',
  },
  'logo-unreadable': {
    kind: 'invalid',
    title: 'The file is not a picture that can be used as a logo',
    remedy: 'Send a PNG, JPEG or WebP that a browser shows, of at most 40 million pixels.',
  },
  'logo-not-found': {
    kind: 'not-found',
    title: 'There is no such logo',
    remedy: 'Use the `logo_path` of the brand.',
  },
  'unknown-time-zone': {
    kind: 'invalid',
    title: 'The time zone is unknown',
    remedy: 'Use a name from the IANA time zone database, for example `Europe/Rome`.',
  },
  'unknown-language': {
    kind: 'invalid',
    title: 'The language is unknown',
    remedy: 'Use a BCP 47 language tag, for example `en` or `pt-BR`.',
  },
  'member-not-found': {
    kind: 'not-found',
    title: 'The member of staff does not exist',
    remedy: 'List the members with GET /v1/members.',
  },
  'invalid-successor': {
    kind: 'invalid',
    title: '`successor_id` must be another active member, and `active` must be false',
    remedy: 'Send `successor_id` only with `"active": false`, or omit it: the open tasks then have no owner.',
  },
  'owners-only': {
    kind: 'forbidden',
    title: 'Only an owner may add or change an owner',
    remedy: 'Ask an owner of the workspace.',
  },
  'role-beyond-caller': {
    kind: 'forbidden',
    title: 'The member has, or would get, permissions that you lack',
    remedy: 'Choose a role with at most your own permissions, or ask a member who has them.',
  },
  'last-owner': {
    kind: 'conflict',
    title: 'The workspace would have no active owner',
    remedy: 'Make another member an owner first.',
  },
  'owner-only': {
    kind: 'forbidden',
    title: 'Only the signed-in owner of the workspace may do this',
    remedy: 'Ask the owner of the workspace.',
  },
  'transfer-pending': {
    kind: 'conflict',
    title: 'A transfer of ownership waits to be accepted',
    remedy: 'Withdraw it with DELETE /v1/workspace/ownership-transfer first.',
  },
  'invalid-new-owner': {
    kind: 'invalid',
    title: 'The new owner must be an active admin with a confirmed address',
    remedy: 'Choose an admin of the workspace who has confirmed the address, or give the role and confirm first.',
  },
  'transfer-not-found': {
    kind: 'not-found',
    title: 'No transfer of ownership waits for you: it was accepted, withdrawn or has expired',
    remedy: 'Sign in to the workspace as the admin who was asked, or ask the owner to start again.',
  },
  'team-not-found': {
    kind: 'not-found',
    title: 'The team does not exist',
    remedy: 'List the teams with GET /v1/teams.',
  },
  'team-exists': {
    kind: 'conflict',
    title: 'Another team has this name',
    remedy: 'Choose another name, or archive the other team first.',
  },
  'team-members-unknown': {
    kind: 'invalid',
    title: '`member_ids` has an id that no member has',
    remedy: 'List the members with GET /v1/members.',
  },
  'too-many-teams': {
    kind: 'conflict',
    title: 'A workspace has 200 teams at most, archived ones included',
    remedy: 'Rename an archived team and restore it.',
  },
  ...SANDBOX_ERRORS,
  'deletion-pending': {
    kind: 'conflict',
    title: 'The workspace is to be deleted already',
    remedy: 'Keep it with DELETE /v1/workspace/deletion, or wait until `deletes_at`.',
  },
  'deletion-not-found': {
    kind: 'not-found',
    title: 'The workspace is not to be deleted',
    remedy: 'There is nothing to take back: `deletes_at` of GET /v1/workspace is null.',
  },
  'wrong-workspace-name': {
    kind: 'invalid',
    title: '`name` is not the name of the workspace',
    remedy: 'Send the name as GET /v1/workspace returns it.',
  },
  'key-not-found': {
    kind: 'not-found',
    title: 'The API key does not exist',
    remedy: 'List the keys with GET /v1/api-keys.',
  },
  'scope-beyond-creator': {
    kind: 'forbidden',
    title: 'A key cannot have scopes that its creator lacks',
    remedy: 'Omit the scopes listed in `errors`.',
  },
  'scopes-mismatch': {
    kind: 'invalid',
    title: 'The scopes are not valid for this kind of key',
    remedy:
      'List at least one scope for a secret key, and none for a publishable key, which can only create responses.',
  },
  'bad-origins': {
    kind: 'invalid',
    title: 'The allowed origins are not valid',
    remedy:
      'List origins as browsers send them, such as `https://shop.example`: no path, no wildcard. Only for publishable keys.',
  },
  'expiry-past': {
    kind: 'invalid',
    title: '`expires_at` must be in the future',
    remedy: 'Send an `expires_at` in the future, or omit it.',
  },
  'session-only': {
    kind: 'forbidden',
    title: 'Only a signed-in member of staff may do this',
    remedy: 'Sign in. An API key has neither a session nor a password.',
  },
  'credential-unknown': {
    kind: 'not-found',
    title: 'The credential is not valid',
    remedy: 'Use a credential that is neither expired nor revoked.',
  },
});
