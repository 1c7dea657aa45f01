import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { RecoveryStore } from '../recovery/recovery-store.js';
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
  constructor(
    private readonly acts: RuleActStore,
    private readonly recoveries: RecoveryStore,
  ) {}

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
    const ofTasks = await this.recoveries.among(
      tx,
      results.map(({ invitationId }) => invitationId),
    );
    for (const result of results.filter(({ invitationId }) => ofTasks.has(invitationId)))
      await this.#settle(tx, result);
  }

  async #settle(tx: BatchTx, { tenantId, invitationId, reason, at }: SurveyResult): Promise<void> {
    const recovery = await this.recoveries.lock(tx, tenantId, invitationId);
    if (recovery === undefined) return;
    const sentAt = reason === null ? at : null;
    // An answer may be told before the mail is.
    if (recovery.state === 'answered' && sentAt !== null)
      await this.recoveries.update(tx, tenantId, { ...recovery, sentAt });
    if (recovery.state !== 'requested') return;
    const state = reason === null ? ('sent' as const) : ('refused' as const);
    await this.recoveries.update(tx, tenantId, { ...recovery, state, reason, sentAt });
  }
}
