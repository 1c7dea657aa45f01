import type { LastMemberships, SegmentChangedV1 } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';

/** The copy of segments and of the customers in them. */
export abstract class SegmentCopies {
  abstract changed(tx: BatchTx, tenantId: string, segment: SegmentChangedV1): Promise<void>;
  abstract membersChanged(tx: BatchTx, memberships: LastMemberships): Promise<void>;
}
