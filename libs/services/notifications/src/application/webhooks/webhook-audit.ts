import { Injectable } from '@nestjs/common';
import { newEvent, NotificationsActionAudited } from '@hearback/contracts';
import type { TenantTx } from '@hearback/database';
import type { Caller } from '@hearback/http';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import type { WebhookEndpoint } from '../../domain/webhooks/webhook-endpoint.js';
import { auditedByCaller } from '../audited-by-caller.js';

/** Says in the audit log who changed a receiver. */
@Injectable()
export class WebhookAudit {
  constructor(
    private readonly log: EventLog,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** `action`: the past participle. */
  async add(
    tx: TenantTx,
    action: string,
    before: WebhookEndpoint | null,
    after: WebhookEndpoint | null,
    caller: Caller,
    more: { readonly [key: string]: number | string } = {},
  ): Promise<void> {
    const at = this.clock.now();
    const payload = auditedByCaller(caller, {
      entry_id: this.ids.next(),
      action: `webhook-endpoint.${action}`,
      target: { kind: 'webhook-endpoint', id: (after ?? before)!.id },
      before: settingsOf(before),
      after: after === null ? null : { ...settingsOf(after), ...more },
      at: at.toISOString(),
    });
    const event = { id: payload.entry_id, tenantId: tx.tenantId, time: at, payload };
    await this.log.append(tx, [newEvent(NotificationsActionAudited, event)]);
  }
}

/** Of the address only the host: the rest can be a secret of the receiver, and entries can never be erased. */
function settingsOf(endpoint: WebhookEndpoint | null) {
  if (endpoint === null) return null;
  return { host: new URL(endpoint.url).host, event_types: endpoint.eventTypes, status: endpoint.status };
}
