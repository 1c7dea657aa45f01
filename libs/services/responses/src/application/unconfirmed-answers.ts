import type { Page, PageRequest } from '@hearback/kernel';
import type { InvitationEvidence, ScannerSignal } from '../domain/invitation-evidence.js';
import type { Values } from '../domain/open-response.js';

/** Answers to an invitation that were sent and do not count, because a program may have sent them. */
export interface UnconfirmedAnswer {
  /** The id that its response would have. */
  readonly id: string;
  readonly invitationId: string;
  readonly surveyId: string;
  readonly surveyVersion: number;
  readonly customer: string;
  readonly evidence: InvitationEvidence;
  readonly signals: readonly ScannerSignal[];
  /** Different networks from which its links were opened. */
  readonly networks: number;
  readonly answers: Values;
  readonly completed: boolean;
  readonly createdAt: Date;
}

/** Unconfirmed evidence. */
export const UNCONFIRMED = ['suspected', 'scanner'] as const;

/** Selects unconfirmed answers; absent members do not filter. */
export interface UnconfirmedFilter {
  readonly surveyId: string | undefined;
  readonly evidence: (typeof UNCONFIRMED)[number] | undefined;
}

/** Reads the answers that wait for a confirmation which may never come. */
export abstract class UnconfirmedAnswers {
  abstract list(tenantId: string, filter: UnconfirmedFilter, page: PageRequest): Promise<Page<UnconfirmedAnswer>>;
}
