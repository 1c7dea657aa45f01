import type { BatchTx } from '@hearback/database';

/** What a service tells about an invitation; absent members are unknown to it. Times are RFC 3339. */
export interface InvitationReport {
  readonly tenantId: string;
  readonly invitationId: string;
  readonly surveyId?: string;
  /** The mail that is to be sent. Of two claims the earlier one holds. */
  readonly claim?: {
    readonly at: string;
    readonly planId: string;
    readonly customerId: string;
    readonly channel: string;
    readonly segments: readonly string[];
  };
  readonly suppressed?: { readonly at: string; readonly reason: string; readonly planId: string };
  /** `opened`: when anybody or anything opened it. */
  readonly times?: Partial<Record<InvitationTime, string | null>>;
  readonly responseId?: string;
  readonly evidence?: { readonly value: string; readonly revision: number };
}

/** Facts that are a time; of two the earlier one holds. */
export const INVITATION_TIMES = [
  'asked',
  'sent',
  'bounced',
  'opened',
  'started',
  'answered',
  'completed',
  'withdrawn',
  'refused',
  'expired',
] as const;
export type InvitationTime = (typeof INVITATION_TIMES)[number];

/** The name of a plan or segment. Of two copies the one with the higher revision holds. */
export interface RevisedName {
  readonly tenantId: string;
  readonly id: string;
  readonly name: string;
  readonly revision: number;
}

/** A plan, with the days for which its invitations are observed. */
export interface PlanCopy extends RevisedName {
  readonly windowDays: number;
}

/** Whose answer it was, without a name. */
interface OfCustomer {
  readonly tenantId: string;
  readonly surveyId: string;
  readonly customerKey: string;
  readonly at: string;
}

/** A survey that a web page showed to a customer. */
export interface Exposure extends OfCustomer {
  readonly touchId: string;
}

/** An answer that a customer gave on a web page. */
export interface ExposureAnswer extends OfCustomer {
  readonly responseId: string;
}

/** Keeps what was told about invitations. The order of reports does not matter, nor whether one comes twice. */
export abstract class InvitationStore {
  abstract merge(tx: BatchTx, reports: readonly InvitationReport[]): Promise<void>;
  abstract savePlans(tx: BatchTx, plans: readonly PlanCopy[]): Promise<void>;
  abstract saveSegments(tx: BatchTx, segments: readonly RevisedName[]): Promise<void>;
  abstract saveExposures(tx: BatchTx, exposures: readonly Exposure[]): Promise<void>;
  abstract saveExposureAnswers(tx: BatchTx, answers: readonly ExposureAnswer[]): Promise<void>;
}
