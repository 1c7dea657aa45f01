/** What a mail server made of a mail. `permanent`: it will never take it. `temporary`: it may later. */
export type DeliveryOutcome = 'delivered' | 'temporary' | 'permanent';

/** One try to hand a mail over. */
export interface DeliveryResult {
  readonly outcome: DeliveryOutcome;
  /** SMTP reply code; null where the server was not reached or never asked. */
  readonly code: number | null;
  /** What the server said, or what went wrong, on one line; at most 500 characters. */
  readonly reply: string;
}

/** The verdict on a failure: 5xx is for ever (RFC 5321, 4.2.1), 4xx and whatever has no code (connection, time-out) passes. */
export function outcomeOfFailure(code: number | null): Exclude<DeliveryOutcome, 'delivered'> {
  return code !== null && code >= 500 && code <= 599 ? 'permanent' : 'temporary';
}

/** A server's reply as one line that can be stored. */
export function replyLine(text: string): string {
  const line = text
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return [...line].slice(0, 500).join('');
}
