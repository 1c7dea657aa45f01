/** The mails about accounts with a link into the dashboard. */
export const ACCOUNT_MAILS = [
  'reset-password',
  'change-address',
  'keep-address',
  'take-ownership',
  'give-ownership',
  'delete-workspace',
] as const;
export type AccountMailPurpose = (typeof ACCOUNT_MAILS)[number];

/** The purpose of a mail about an account; `undefined` for one that this version does not know. */
export function accountMailPurpose(purpose: string): AccountMailPurpose | undefined {
  return ACCOUNT_MAILS.find((known) => known === purpose);
}
