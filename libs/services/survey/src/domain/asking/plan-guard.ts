/** Why a campaign pauses by itself, in the order in which reasons are told. */
export const GUARD_KINDS = ['bounced', 'complained', 'refused'] as const;
/** `bounced`: no mailbox took the mail; `complained`: reported as spam; `refused`: asked to get no more questions. */
export type GuardKind = (typeof GUARD_KINDS)[number];

/** The share of asked customers above which a campaign pauses. Providers of mailboxes block senders at about these shares. */
export const GUARD_LIMITS: Readonly<Record<GuardKind, number>> = { bounced: 0.03, complained: 0.001, refused: 0.02 };

/** Customers of a campaign who were asked, and how many of them did each. */
export type GuardCounts = Readonly<Record<'asked' | GuardKind, number>>;

/** Customers below which nothing is concluded: one or two are no pattern. */
const MIN_CUSTOMERS = 3;

const Z95 = 1.959963984540054;

/** The first reason to pause: its share is above the limit by more than chance; undefined if there is none. */
export function reasonToPause(counts: GuardCounts): GuardKind | undefined {
  return GUARD_KINDS.find(
    (kind) => counts[kind] >= MIN_CUSTOMERS && lowerBound(counts[kind], counts.asked) > GUARD_LIMITS[kind],
  );
}

/** The lower end of Wilson's interval at 95 % for `part` of `whole` (Wilson 1927), a share. */
function lowerBound(part: number, whole: number): number {
  const [p, zz] = [part / whole, Z95 ** 2];
  const half = Z95 * Math.sqrt((p * (1 - p)) / whole + zz / (4 * whole ** 2));
  return (p + zz / (2 * whole) - half) / (1 + zz / whole);
}
