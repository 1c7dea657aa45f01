import { LIMIT_WORDS, type ExceededLimit } from '../domain/thread/mail-limits.js';

/** A code of SMTP and its text, which begins with the extended code (RFC 3463). */
export interface SmtpAnswer {
  readonly code: number;
  readonly text: string;
}

/** The answers to what is not accepted. */
export const ANSWERS = {
  unknown: { code: 550, text: '5.1.1 there is no such address here' },
  tooManyUnknown: { code: 421, text: '4.7.0 too many addresses that do not exist' },
  tooManyRecipients: { code: 452, text: '4.5.3 too many recipients; send the mail once more to the others' },
  busy: { code: 451, text: '4.3.2 too many mails at once; try again later' },
  tooMany: { code: 451, text: '4.7.1 too many mails to this address; try again later' },
  later: { code: 451, text: '4.3.0 the mail cannot be stored now; try again later' },
} as const satisfies Record<string, SmtpAnswer>;

/** The answer to a mail that exceeds a limit: no attempt later changes it. */
export function exceeded(limit: ExceededLimit): SmtpAnswer {
  const text = LIMIT_WORDS[limit];
  return limit === 'bytes' ? { code: 552, text: `5.3.4 ${text}` } : { code: 554, text: `5.6.0 ${text}` };
}
