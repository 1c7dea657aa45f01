import { Injectable } from '@nestjs/common';
import {
  ChatSettled,
  InvitationClaimed,
  InvitationSuppressed,
  SurveyRequestRefused,
  type EventOf,
} from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { done, type Outcome } from '@hearback/kernel';
import { Subscribe } from '@hearback/messaging';
import { RuleActStore } from '../application/rules/rule-act-store.js';
import { SettleSurveys, type SurveyResult } from '../application/rules/settle-surveys.js';

/** Learns what became of the surveys that rules, and resolutions of tasks, have asked for, and of what rules write to chats. */
@Injectable()
export class ActResultsConsumer {
  constructor(
    private readonly settle: SettleSurveys,
    private readonly acts: RuleActStore,
  ) {}

  @Subscribe(InvitationClaimed)
  claimed(events: readonly EventOf<typeof InvitationClaimed>[], tx: BatchTx): Promise<readonly Outcome[]> {
    const first = events.filter(({ payload }) => payload.step === 'invite');
    return this.#settle(
      tx,
      events,
      first.map(({ tenantId, payload }) => ({
        tenantId,
        invitationId: payload.invitation_id,
        reason: null,
        at: new Date(payload.claimed_at),
      })),
    );
  }

  @Subscribe(InvitationSuppressed)
  suppressed(events: readonly EventOf<typeof InvitationSuppressed>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return this.#settle(
      tx,
      events,
      events.map(({ tenantId, payload }) => ({
        tenantId,
        invitationId: payload.invitation_id,
        reason: payload.reason,
        at: new Date(payload.suppressed_at),
      })),
    );
  }

  @Subscribe(SurveyRequestRefused)
  refused(events: readonly EventOf<typeof SurveyRequestRefused>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return this.#settle(
      tx,
      events,
      events.map(({ tenantId, payload }) => ({
        tenantId,
        invitationId: payload.invitation_id,
        reason: payload.reason,
        at: new Date(payload.refused_at),
      })),
    );
  }

  @Subscribe(ChatSettled)
  async chatSettled(events: readonly EventOf<typeof ChatSettled>[], tx: BatchTx): Promise<readonly Outcome[]> {
    const settlements = events.map(({ tenantId, payload: { act_id: actId, reason, settled_at } }) => {
      const state = reason === null ? ('done' as const) : ('refused' as const);
      return { tenantId, actId, state, reason, at: new Date(settled_at) };
    });
    await this.acts.settle(tx, settlements);
    return events.map(done);
  }

  async #settle(tx: BatchTx, events: readonly object[], results: readonly SurveyResult[]): Promise<readonly Outcome[]> {
    if (results.length > 0) await this.settle.execute(tx, results);
    return events.map(done);
  }
}
