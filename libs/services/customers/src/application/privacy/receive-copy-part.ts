import { Injectable } from '@nestjs/common';
import { COPY_PARTS, newEvent, PrivacyMailRequested, type NewEvent } from '@hearback/contracts';
import type { OneTenantTx } from '@hearback/database';
import { Clock, derivedId } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { expiryOf, isComplete } from '../../domain/consent/data-copy.js';
import { DataCopyStore, type CopyPart } from './data-copy-store.js';
import { CopyTimers } from './copy-timers.js';

/** Stores the parts of a copy as they arrive, and has the link mailed once all services have said what they store. */
@Injectable()
export class ReceiveCopyPart {
  constructor(
    private readonly copies: DataCopyStore,
    private readonly timers: CopyTimers,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  /** A part that comes again, or after the copy is complete, changes nothing. */
  async execute(tx: OneTenantTx, copyId: string, part: CopyPart): Promise<void> {
    const copy = await this.copies.lock(tx, copyId);
    if (copy === undefined || copy.completedAt !== null) return;
    await this.copies.addPart(tx, copy, part);
    if (!isComplete(Object.keys(COPY_PARTS), await this.copies.received(tx, copyId))) return;
    const now = this.clock.now();
    const expiresAt = expiryOf(now);
    await this.copies.complete(tx, copyId, now, expiresAt);
    await this.timers.endAt(tx, copyId, expiresAt);
    const payload = {
      request_id: copyId,
      customer_id: copy.customerId,
      kind: 'copy',
      language: copy.language,
      expires_at: expiresAt.toISOString(),
    };
    const id = derivedId('copy-mail', copyId);
    const event = { id, tenantId: tx.tenantId, time: now, payload };
    await this.log.append(tx, [newEvent(PrivacyMailRequested, event) as NewEvent]);
  }
}
