import type { TenantTx, Tx } from '@hearback/database';
import type { SegmentCondition } from '../../domain/segments/segment-condition.js';
import type { Segment } from '../../domain/segments/segment.js';

/** A segment that is not archived, in the revision that holds now. */
export interface SegmentRule {
  readonly id: string;
  readonly revision: number;
  readonly condition: SegmentCondition;
}

/** The rules of a workspace. */
export interface SegmentRules {
  /** IANA name. */
  readonly timeZone: string;
  readonly rules: readonly SegmentRule[];
}

/** The segments of a workspace that are not archived. */
export interface SegmentSummary {
  /** IANA name. */
  readonly timeZone: string;
  readonly segments: number;
  /** Whether the members of one of them come and go by time alone. */
  readonly dependOnTime: boolean;
}

/** Reads and writes segments. */
export abstract class SegmentStore {
  /**
   * Holds back changes of rules and of the time zone until the end of the transaction; first waits for one that is under way. What computes
   * memberships takes it after the locks of the customers, and reads the rules, the time zone and the clock after it. So a run that
   * starts after a change finds every customer that was computed before it, also new ones.
   */
  abstract shareRules(tx: Tx, tenantId: string): Promise<void>;
  /** Waits for all who share the rules, and holds them back until the end of the transaction. */
  abstract takeRules(tx: Tx, tenantId: string): Promise<void>;
  /** What the workspace has, also as this transaction has changed it. */
  abstract summary(tx: Tx, tenantId: string): Promise<SegmentSummary>;
  /** The rules that hold now. The transaction must not have changed them, as they are remembered. */
  abstract rules(tx: Tx, tenantId: string): Promise<SegmentRules>;
  abstract insert(tx: TenantTx, segment: Segment): Promise<void>;
  abstract find(tx: TenantTx, id: string): Promise<Segment | undefined>;
  abstract update(tx: TenantTx, segment: Segment): Promise<void>;
  /** Keeps the time zone of a workspace; true if it was not known or has changed. */
  abstract saveTimeZone(tx: Tx, tenantId: string, timeZone: string, changedAt: Date): Promise<boolean>;
}
