import type { LastMemberships } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import type { QuietHours } from '../../domain/asking/local-time.js';
import type { Person } from '../../domain/asking/person.js';

/** A date of a customer: a time, or a day, `YYYY-MM-DD`, of the own clock. */
export interface CustomerDate {
  readonly name: string;
  readonly at: Date | null;
  readonly day: string | null;
}

/** Which customer of which workspace. */
export interface OfCustomer {
  readonly tenantId: string;
  readonly customerId: string;
}

export interface CustomerCopy extends OfCustomer {
  readonly externalId: string;
  readonly language: string | null;
  /** A valid one, or null. */
  readonly timeZone: string | null;
  readonly hasAddress: boolean;
  /** Attributes that are dates. */
  readonly dates: readonly CustomerDate[];
  readonly revision: number;
}

export interface PreferencesCopy extends OfCustomer {
  readonly topicsOff: readonly string[];
  readonly maxEveryDays: number | null;
  readonly pausedUntil: Date | null;
  readonly quietHours: QuietHours | null;
  readonly prefersPerson: boolean;
  /** Nothing is to be concluded from what the customer does. */
  readonly noProfiling: boolean;
  readonly revision: number;
}

export interface AddressCopy extends OfCustomer {
  readonly state: Exclude<Person['address'], 'none'>;
  readonly revision: number;
}

export interface ConsentCopy extends OfCustomer {
  readonly granted: boolean;
  readonly decidedAt: Date;
}

export interface ComplaintCopy {
  readonly tenantId: string;
  readonly taskId: string;
  readonly externalId: string;
  readonly open: boolean;
  readonly revision: number;
}

export interface SegmentCopy {
  readonly tenantId: string;
  readonly id: string;
  readonly name: string;
  readonly archived: boolean;
  readonly revision: number;
}

export interface WorkspaceCopy {
  readonly tenantId: string;
  readonly timeZone: string;
  /** Whether questions need consent. */
  readonly basis: 'opt_in' | 'opt_out';
  readonly changedAt: Date;
}

/** Copies of what other services know. What is not newer than the copy changes nothing. */
export abstract class PeopleCopies {
  abstract saveCustomer(tx: BatchTx, copy: CustomerCopy): Promise<void>;
  /** The first event of a kind; those that are told later do not matter. */
  abstract saveFirstEvent(tx: BatchTx, customer: OfCustomer, kind: string, at: Date): Promise<void>;
  /** The first event of a kind once events were taken back; null: there is none any more. */
  abstract replaceFirstEvent(tx: BatchTx, customer: OfCustomer, kind: string, at: Date | null): Promise<void>;
  abstract savePreferences(tx: BatchTx, copy: PreferencesCopy): Promise<void>;
  abstract saveAddress(tx: BatchTx, copy: AddressCopy): Promise<void>;
  /** Of two decisions the later one holds, of two at the same time the withdrawal. */
  abstract saveConsent(tx: BatchTx, copy: ConsentCopy): Promise<void>;
  abstract saveComplaint(tx: BatchTx, copy: ComplaintCopy): Promise<void>;
  abstract saveSegment(tx: BatchTx, copy: SegmentCopy): Promise<void>;
  abstract saveMemberships(tx: BatchTx, memberships: LastMemberships): Promise<void>;
  abstract saveWorkspace(tx: BatchTx, copy: WorkspaceCopy): Promise<void>;
}
