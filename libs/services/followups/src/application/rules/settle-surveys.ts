import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { RuleActStore } from './rule-act-store.js';

/** What became of an invitation. */
export interface SurveyResult {
  readonly tenantId: string;
  readonly invitationId: string;
  /** Why the customer is not asked; null: the mail is on its way. */
  readonly reason: string | null;
  readonly at: Date;
}

/** Records what became of the surveys that this service has asked for; other invitations change nothing. */
@Injectable()
export class SettleSurveys {
  constructor(private readonly acts: RuleActStore) {}

  async execute(tx: BatchTx, results: readonly SurveyResult[]): Promise<void> {
    await this.acts.settle(
      tx,
      results.map(({ tenantId, invitationId, reason, at }) => ({
        tenantId,
        actId: invitationId,
        state: reason === null ? ('done' as const) : ('refused' as const),
        reason,
        at,
      })),
    );
  }
}
