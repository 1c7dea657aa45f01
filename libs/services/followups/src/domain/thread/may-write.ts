/** Who writes: a member of staff by hand, or a program, also where it signs with somebody's name. */
export type Writer = 'person' | 'automatic';

/** A message that is to be sent to a customer. */
export interface OutgoingMessage {
  readonly writer: Writer;
  /** Whether it shows the customer a way to a person. */
  readonly hasWayToPerson: boolean;
  /** Whether the touchpoint that it is about is a moment of truth. */
  readonly isMomentOfTruth: boolean;
}

/** What has happened between the shop and the customer. */
export interface ToneSituation {
  /** The last low score; null if there is none. */
  readonly lastLowScoreAt: Date | null;
  /** The last message that a person wrote to the customer; null if nobody did. */
  readonly lastPersonAt: Date | null;
  /** When the last promise was broken that is neither made good nor withdrawn; null if there is none. */
  readonly promiseBrokenAt: Date | null;
  readonly prefersPerson: boolean;
}

/** Why a message may not be sent, in the order in which the reasons are told. */
export const TONE_REASONS = [
  'no-way-to-a-person',
  'prefers-person',
  'moment-of-truth',
  'person-first',
  'open-promise-broken',
] as const;
export type ToneReason = (typeof TONE_REASONS)[number];

/** Whether a message may be sent to the customer, or why not. A person may always write. */
export function mayWrite(message: OutgoingMessage, situation: ToneSituation): 'write' | ToneReason {
  if (message.writer === 'person') return 'write';
  const { lastLowScoreAt, lastPersonAt, promiseBrokenAt, prefersPerson } = situation;
  if (!message.hasWayToPerson) return 'no-way-to-a-person';
  if (prefersPerson) return 'prefers-person';
  if (message.isMomentOfTruth) return 'moment-of-truth';
  if (isUnanswered(lastLowScoreAt, lastPersonAt)) return 'person-first';
  return isUnanswered(promiseBrokenAt, lastPersonAt) ? 'open-promise-broken' : 'write';
}

/** Whether nobody has written since. A message of the same moment was written before it was known. */
function isUnanswered(since: Date | null, lastPersonAt: Date | null): boolean {
  return since !== null && (lastPersonAt === null || lastPersonAt <= since);
}
