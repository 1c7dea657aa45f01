import { Injectable } from '@nestjs/common';
import type { CustomersErasureApplied, EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import type { ServiceName } from '@hearback/kernel';
import { isComplete } from '../../domain/erasure.js';
import { ErasureStore } from './erasure-store.js';

/** Writes the receipt: what each service says that it has emptied. True if it is complete with that. */
@Injectable()
export class RecordErasure {
  constructor(private readonly erasures: ErasureStore) {}

  async applied(tx: BatchTx, service: ServiceName, event: EventOf<typeof CustomersErasureApplied>): Promise<boolean> {
    const { tenantId, payload } = event;
    const appliedAt = new Date(payload.applied_at);
    const part = { service, counts: payload.counts, appliedAt, isFinal: payload.final };
    const erasure = await this.erasures.savePart(tx, tenantId, payload.erasure_id, part);
    if (erasure === undefined || erasure.completedAt !== null || !isComplete(erasure.parts)) return false;
    await this.erasures.complete(tx, tenantId, erasure.id, appliedAt);
    return true;
  }
}
