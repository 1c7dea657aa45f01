import {
  AnalyticsActionAudited,
  CustomersActionAudited,
  FollowupsActionAudited,
  NotificationsActionAudited,
  ResponsesActionAudited,
  SurveyActionAudited,
  type AuditedActionV1,
} from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { deadLetter, done, type Outcome } from '@hearback/kernel';
import { Subscribe } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { RecordActions, type RecordedAction } from '../application/record-actions.js';
import { AUDIT_TARGETS } from '../domain/audit-entry.js';

interface AuditedEvent {
  readonly tenantId: string;
  readonly payload: AuditedActionV1;
}

/** Records in the audit log what was done in other services. */
@Injectable()
export class AuditConsumer {
  constructor(private readonly recordActions: RecordActions) {}

  @Subscribe(SurveyActionAudited)
  survey(events: readonly AuditedEvent[], tx: BatchTx): Promise<readonly Outcome[]> {
    return this.#record(events, tx);
  }

  @Subscribe(ResponsesActionAudited)
  responses(events: readonly AuditedEvent[], tx: BatchTx): Promise<readonly Outcome[]> {
    return this.#record(events, tx);
  }

  @Subscribe(FollowupsActionAudited)
  followups(events: readonly AuditedEvent[], tx: BatchTx): Promise<readonly Outcome[]> {
    return this.#record(events, tx);
  }

  @Subscribe(CustomersActionAudited)
  customers(events: readonly AuditedEvent[], tx: BatchTx): Promise<readonly Outcome[]> {
    return this.#record(events, tx);
  }

  @Subscribe(AnalyticsActionAudited)
  analytics(events: readonly AuditedEvent[], tx: BatchTx): Promise<readonly Outcome[]> {
    return this.#record(events, tx);
  }

  @Subscribe(NotificationsActionAudited)
  notifications(events: readonly AuditedEvent[], tx: BatchTx): Promise<readonly Outcome[]> {
    return this.#record(events, tx);
  }

  async #record(events: readonly AuditedEvent[], tx: BatchTx): Promise<readonly Outcome[]> {
    const actions: RecordedAction[] = [];
    const outcomes = events.map((event) => {
      const action = actionOf(event);
      if (action === undefined) return deadLetter('the actor or the target is of an unknown kind');
      actions.push(action);
      return done();
    });
    await this.recordActions.execute(tx, actions);
    return outcomes;
  }
}

function actionOf({ tenantId, payload }: AuditedEvent): RecordedAction | undefined {
  const { entry_id: id, actor, action, before, after, at } = payload;
  const kind = AUDIT_TARGETS.find((known) => known === payload.target.kind);
  if (kind === undefined || (actor.kind !== 'staff' && actor.kind !== 'key')) return undefined;
  const target = { kind, id: payload.target.id };
  return { tenantId, id, actor: { kind: actor.kind, id: actor.id }, action, target, before, after, at: new Date(at) };
}
