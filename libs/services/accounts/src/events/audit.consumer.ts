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
import { deadLetter, done, skip, type Outcome } from '@hearback/kernel';
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
      const { kind } = event.payload.actor;
      // Customers, rules and timers change tasks, too; the log says what staff did.
      if (kind !== 'staff' && kind !== 'key') return skip(`${kind} is not a member of staff`);
      const action = actionOf(event, kind);
      if (action === undefined) return deadLetter('the target is of an unknown kind');
      actions.push(action);
      return done();
    });
    await this.recordActions.execute(tx, actions);
    return outcomes;
  }
}

function actionOf({ tenantId, payload }: AuditedEvent, actorKind: 'staff' | 'key'): RecordedAction | undefined {
  const { entry_id: id, actor, action, before, after, at } = payload;
  const kind = AUDIT_TARGETS.find((known) => known === payload.target.kind);
  if (kind === undefined) return undefined;
  const target = { kind, id: payload.target.id };
  return { tenantId, id, actor: { kind: actorKind, id: actor.id }, action, target, before, after, at: new Date(at) };
}
