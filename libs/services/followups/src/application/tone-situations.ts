import type { BatchTx, Tx } from '@hearback/database';
import type { ToneSituation } from '../domain/thread/may-write.js';

/** A touchpoint after a change. */
export interface TouchpointState {
  readonly tenantId: string;
  readonly id: string;
  readonly momentOfTruth: boolean;
  readonly changedAt: Date;
}

/** What has happened between the shop and its customers, as far as it decides who may write. */
export abstract class ToneSituations {
  /** The situation of a customer; to one who is not known nothing has happened. */
  abstract read(tx: Tx, tenantId: string, customer: string | null): Promise<ToneSituation>;
  /** The touchpoints that are marked as moments of truth. */
  abstract momentsOfTruth(tx: Tx, tenantId: string): Promise<ReadonlySet<string>>;
  /** Those of these customers who prefer a person. */
  abstract preferringPerson(tx: Tx, tenantId: string, customers: readonly string[]): Promise<ReadonlySet<string>>;
  /** Stores a touchpoint; a state older than the stored one is ignored. */
  abstract saveTouchpoint(tx: BatchTx, touchpoint: TouchpointState): Promise<void>;
}
