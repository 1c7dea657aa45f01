const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long after an attempt the next one is made, in milliseconds; the first is made at once. Three days in all. */
const DELAYS = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
] as const;

/** The attempts that are made to deliver a message. */
export const MAX_ATTEMPTS = DELAYS.length + 1;

/** The share by which a delay is longer at random, so that receivers that were down are not called at one moment. */
const JITTER = 0.1;

/** A receiver can ask for a day at most. */
const MAX_RETRY_AFTER = 24 * HOUR;

/** `gone`: the receiver wants nothing more. */
export type AttemptOutcome = 'delivered' | 'failed' | 'gone';

/** What came of a request: a reply with its status, or none. */
export type RequestResult =
  { readonly outcome: 'replied'; readonly status: number } | { readonly outcome: 'refused' | 'failed' };

/** What an attempt came to (Standard Webhooks): only 2xx is success, a redirect is a failure, 410 ends deliveries. */
export function outcomeOf(result: RequestResult): AttemptOutcome {
  if (result.outcome !== 'replied') return 'failed';
  if (result.status >= 200 && result.status < 300) return 'delivered';
  return result.status === 410 ? 'gone' : 'failed';
}

/**
 * When the next attempt is due after `attempts` that have failed; null: none is made. `random` in [0, 1). The reply of the receiver can
 * make it later, and never earlier.
 */
export function nextAttemptAt(attempts: number, at: Date, random: number, retryAfter: number | null): Date | null {
  const delay = DELAYS[attempts - 1];
  if (delay === undefined) return null;
  const own = delay * (1 + JITTER * random);
  return new Date(at.getTime() + Math.round(Math.max(own, Math.min(retryAfter ?? 0, MAX_RETRY_AFTER))));
}

/** The milliseconds that a `Retry-After` asks for (RFC 9110, 10.2.3: seconds, or a date); null without a valid one. */
export function retryAfterOf(header: string | undefined, now: Date): number | null {
  if (header === undefined) return null;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header.trim()) * SECOND;
  const at = header.endsWith(' GMT') ? Date.parse(header) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}
