import type { BatchTx, Tx } from '@hearback/database';
import type { GuardCounts } from '../../domain/asking/plan-guard.js';

/** What tells that a campaign does harm. */
export abstract class CampaignHarm {
  /** The running campaign of an invitation. */
  abstract campaignOf(tx: BatchTx, tenantId: string, id: string): Promise<string | undefined>;
  /** The running campaigns that have asked a customer. */
  abstract campaignsOf(tx: BatchTx, tenantId: string, customerId: string): Promise<readonly string[]>;
  /** What became of the customers whom a plan has asked since a time; null: since its start. */
  abstract counts(tx: Tx, tenantId: string, planId: string, since: Date | null): Promise<GuardCounts>;
}
