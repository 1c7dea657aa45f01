/** The outcome of an attempt. `permanent`: the server will never accept the mail. `temporary`: it may accept it later. */
export type DeliveryOutcome = 'delivered' | 'temporary' | 'permanent';

/** The result of one attempt to send a mail. */
export interface DeliveryResult {
  readonly outcome: DeliveryOutcome;
  /** SMTP reply code; null if the server was not reached or not asked. */
  readonly code: number | null;
  /** The server's reply or the failure, on one line of at most 500 characters. */
  readonly reply: string;
  /** The connection ended before the server's reply: it may have the mail. */
  readonly isUncertain?: boolean;
}

/** Classifies a failure: 5xx is permanent (RFC 5321, 4.2.1), 4xx and failures without a code (connection, timeout) are temporary. */
export function outcomeOfFailure(code: number | null): Exclude<DeliveryOutcome, 'delivered'> {
  return code !== null && code >= 500 && code <= 599 ? 'permanent' : 'temporary';
}

/** A server's reply as one line of at most 500 characters that PostgreSQL can store. */
export function replyLine(text: string): string {
  const line = text
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return [...line].slice(0, 500).join('');
}
