import { Injectable } from '@nestjs/common';
import { newEvent, NotificationsActionAudited } from '@hearback/contracts';
import type { TenantTx } from '@hearback/database';
import type { Caller } from '@hearback/http';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import type { ChatTarget } from '../../domain/chat/chat-target.js';
import { auditedByCaller } from '../audited-by-caller.js';

/** Says in the audit log who changed a chat. */
@Injectable()
export class ChatAudit {
  constructor(
    private readonly log: EventLog,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** `action`: the past participle. */
  async add(
    tx: TenantTx,
    action: string,
    before: ChatTarget | null,
    after: ChatTarget | null,
    caller: Caller,
  ): Promise<void> {
    const at = this.clock.now();
    const payload = auditedByCaller(caller, {
      entry_id: this.ids.next(),
      action: `chat-target.${action}`,
      target: { kind: 'chat-target', id: (after ?? before)!.id },
      before: settingsOf(before),
      after: settingsOf(after),
      at: at.toISOString(),
    });
    await this.log.append(tx, [
      newEvent(NotificationsActionAudited, { id: payload.entry_id, tenantId: tx.tenantId, time: at, payload }),
    ]);
  }
}

/** Without the address, which is a secret. */
function settingsOf(target: ChatTarget | null) {
  if (target === null) return null;
  const { kind, name, origin, digest, status } = target;
  return { kind, name, host: new URL(origin).host, digest, status };
}
