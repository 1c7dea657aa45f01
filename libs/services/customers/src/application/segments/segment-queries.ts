import type { Tx } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import type { Segment } from '../../domain/segments/segment.js';

/** A segment with its size. */
export interface SizedSegment extends Segment {
  /** Null while its rule is evaluated for all customers. */
  readonly size: number | null;
}

/** A segment of a customer. */
export interface SegmentName {
  readonly id: string;
  readonly name: string;
}

/** How two segments overlap. */
export interface Overlap {
  readonly size: number;
  readonly otherSize: number;
  readonly both: number;
}

/** Reads segments; each call reads one workspace. */
export abstract class SegmentQueries {
  abstract list(tenantId: string, page: PageRequest, archived: boolean): Promise<Page<SizedSegment>>;
  abstract find(tenantId: string, id: string): Promise<SizedSegment | undefined>;
  /** The size of a segment as this transaction sees it. */
  abstract size(tx: Tx, tenantId: string, id: string): Promise<number | null>;
  /** The segments of a customer that are not archived, by name. */
  abstract ofCustomer(tenantId: string, customerId: string): Promise<readonly SegmentName[]>;
  /** Undefined if one of them is not known. */
  abstract overlap(tenantId: string, id: string, otherId: string): Promise<Overlap | undefined>;
}
