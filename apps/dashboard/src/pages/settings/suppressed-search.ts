export const SUPPRESSION_REASONS = ['bounced', 'complained', 'by_staff'] as const;
export type SuppressionReason = (typeof SUPPRESSION_REASONS)[number];

/** Which of the addresses that are not written to the page shows. */
export interface SuppressedSearch {
  /** Part of an address. */
  readonly q?: string;
  readonly reason?: SuppressionReason;
}

/** The search of an address, without what is malformed. */
export function suppressedSearchFrom({ q, reason }: Record<string, unknown>): SuppressedSearch {
  const known = SUPPRESSION_REASONS.find((each) => each === reason);
  return {
    ...(typeof q === 'string' && q.trim() !== '' && q.length <= 254 && { q }),
    ...(known !== undefined && { reason: known }),
  };
}
