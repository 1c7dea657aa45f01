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
import { AUDIT_TARGETS, type Actor } from '../domain/audit-entry.js';

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
      const actor = ACTORS[kind];
      // Customers, rules and timers change tasks, too; the log says what staff did, and what was deleted for good.
      if (actor === undefined) return skip(`${kind} is not a member of staff`);
      const action = actionOf(event, actor);
      if (action === undefined) return deadLetter('the target is of an unknown kind');
      actions.push(action);
      return done();
    });
    await this.recordActions.execute(tx, actions);
    return outcomes;
  }
}

/** Who is in the log; what empties old answers at night is the product. */
const ACTORS: Readonly<Record<string, Actor['kind']>> = { staff: 'staff', key: 'key', retention: 'product' };

function actionOf({ tenantId, payload }: AuditedEvent, actorKind: Actor['kind']): RecordedAction | undefined {
  const { entry_id: id, actor, action, before, after, at } = payload;
  const kind = AUDIT_TARGETS.find((known) => known === payload.target.kind);
  if (kind === undefined) return undefined;
  const target = { kind, id: payload.target.id };
  return { tenantId, id, actor: { kind: actorKind, id: actor.id }, action, target, before, after, at: new Date(at) };
}
