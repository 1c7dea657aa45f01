/**
 * The invitations behind a number of the funnel. `arrived`: all but the bounced. `answered`: the primary question, completed or not.
 * `unconfirmed`: opened, while nothing confirms that it was the customer. `silent`: nothing confirmed was heard.
 */
export const INVITATION_SELECTIONS = [
  'asked',
  'arrived',
  'started',
  'answered',
  'completed',
  'bounced',
  'refused',
  'unconfirmed',
  'silent',
] as const;
export type InvitationSelection = (typeof INVITATION_SELECTIONS)[number];
