/**
 * How long a confirmation link is valid, milliseconds. It outlasts the day in which the mails to an address are counted: if no more
 * are sent, a link that was sent before is still valid.
 */
export const CONFIRMATION_LIFETIME = 72 * 3_600_000;

/** Seconds in which confirmation mails to an address or for a workspace are counted. */
export const CONFIRMATION_MAIL_WINDOW = 24 * 3600;
