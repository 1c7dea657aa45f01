import { AnalyticsActionAudited, newEvent, type AuditedActionV1, type NewEvent } from '@hearback/contracts';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../change-annotations.js';

/** Writes entries of topics and statements for the audit log. */
@Injectable()
export class AuditText {
  constructor(
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async append(
    tx: Parameters<EventLog['append']>[0],
    tenantId: string,
    action: string,
    target: AuditedActionV1['target'],
    by: Actor,
    after: AuditedActionV1['after'],
  ): Promise<void> {
    const at = this.clock.now();
    const payload: AuditedActionV1 = {
      entry_id: this.ids.next(),
      actor: { kind: by.kind, id: by.id },
      action,
      target,
      before: null,
      after,
      at: at.toISOString(),
    };
    const event = newEvent(AnalyticsActionAudited, { id: payload.entry_id, tenantId, time: at, payload });
    await this.log.append(tx, [event as NewEvent]);
  }
}
