import type { Values } from './open-response.js';

/** `single_use`: one complete response; `renewable`: a new response each time after the last one was completed. */
export type LinkMode = 'single_use' | 'renewable';

export const LINK_MODES = ['single_use', 'renewable'] as const satisfies readonly LinkMode[];

/** A link to a survey that names its customer. */
export interface CustomerLink {
  readonly id: string;
  readonly tenantId: string;
  readonly surveyId: string;
  /** The workspace's id of the customer. */
  readonly customer: string;
  /** What staff fixed; visitors cannot change it. */
  readonly hiddenFields: Values;
  readonly mode: LinkMode;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  /** The newest response that counts. */
  readonly use: LinkUse | undefined;
}

/** A link that staff made for one customer. */
export interface PersonalLink extends CustomerLink {
  readonly createdAt: Date;
}

/** The response that a link was used for. */
export interface LinkUse {
  readonly submissionId: string;
  readonly isComplete: boolean;
}

/** What becomes of a response that is to count. */
export type UseOutcome =
  /** It counts; it replaces the incomplete response of the same link, if there is one. */
  | { readonly kind: 'counts'; readonly replaces: string | undefined }
  /** Another response of this link counts already. */
  | { readonly kind: 'surplus' };

/**
 * Of each use of a link one response counts, however many browsers it was opened in: a complete response takes the place of an
 * incomplete one, and never the other way round.
 */
export function useOf({ use, mode }: CustomerLink, { submissionId, isComplete }: LinkUse): UseOutcome {
  if (use === undefined || use.submissionId === submissionId) return { kind: 'counts', replaces: undefined };
  if (!use.isComplete) return isComplete ? { kind: 'counts', replaces: use.submissionId } : { kind: 'surplus' };
  return mode === 'renewable' ? { kind: 'counts', replaces: undefined } : { kind: 'surplus' };
}
