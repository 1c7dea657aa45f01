import type { EvidenceResult } from './invitation-evidence.js';
import type { CustomerLink } from './personal-link.js';

/** Evidence as it was found last. */
export interface JudgedEvidence extends EvidenceResult {
  /** 0: nothing was found yet. */
  readonly revision: number;
  /** Version of the rules. */
  readonly rules: number;
}

/** How far the answer that counts has come. */
export interface AnswerProgress {
  readonly startedAt: Date | undefined;
  /** When the primary question was answered. */
  readonly answeredAt: Date | undefined;
  readonly completedAt: Date | undefined;
  readonly withdrawnAt: Date | undefined;
}

/** The link of a mailed invitation. */
export interface InvitationLink extends CustomerLink {
  /** The version of the survey that was mailed. */
  readonly version: number;
  /** When mail servers accepted its mails; empty if that is not known yet. */
  readonly deliveries: readonly Date[];
  readonly judged: JudgedEvidence;
  /** Whether somebody has answered with a trusted gesture. */
  readonly hasGesture: boolean;
  readonly progress: AnswerProgress;
}

/** Whether answers that were sent in this way count: of those of an invitation that was confirmed by a gesture only those with one. */
export function isConfirmed({ judged, hasGesture }: InvitationLink, sent: { readonly hasGesture: boolean }): boolean {
  return judged.evidence === 'confirmed' && (sent.hasGesture || !hasGesture);
}
