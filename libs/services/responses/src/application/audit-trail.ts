import { newEvent, ResponsesActionAudited, type AuditedActionV1, type NewEvent } from '@hearback/contracts';
import type { Tx } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../domain/actor.js';

/** An action for the audit log of the workspace. */
export interface AuditedAction {
  readonly tenantId: string;
  readonly by: Actor;
  /** `<thing>.<past participle>`. */
  readonly action: string;
  readonly target: AuditedActionV1['target'];
  readonly before?: AuditedActionV1['before'];
  readonly after?: AuditedActionV1['after'];
}

/** Records actions in the audit log of the workspace, by events. */
@Injectable()
export class AuditTrail {
  constructor(
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** The event of an action, to append with the other events of its transaction. */
  eventOf({ tenantId, by, action, target, before = null, after = null }: AuditedAction): NewEvent {
    const [id, time] = [this.ids.next(), this.clock.now()];
    const actor = { kind: by.kind, id: by.id };
    const payload = { entry_id: id, actor, action, target, before, after, at: time.toISOString() };
    return newEvent(ResponsesActionAudited, { id, tenantId, time, payload }) as NewEvent;
  }

  /** Appends the event of an action, as the last statement of its transaction. */
  async record(tx: Tx, action: AuditedAction): Promise<void> {
    await this.log.append(tx, [this.eventOf(action)]);
  }
}
