import { Injectable } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { CustomerErased, EventOf } from '@hearback/contracts';
import { BatchDatabase, type BatchTx } from '@hearback/database';
import { defineJob, HandleJob, JobQueue, type JobOf } from '@hearback/jobs';
import { Clock } from '@hearback/kernel';
import { EventEmptier } from '@hearback/messaging';
import { ErasureLedger, type ErasureListener } from '@hearback/process';
import { RecordErasure } from '../application/erasure/record-erasure.js';

const NoteErasureJob = defineJob(
  'customers.note-erasure',
  Type.Object({ erasure_id: Type.String(), customer_ids: Type.Array(Type.String()), erased_at: Type.String() }),
  { maxAttempts: 1_000 },
);

const EmptyAnnouncementJob = defineJob(
  'customers.empty-announcement',
  Type.Object({ erasure_id: Type.String(), customer_id: Type.String() }),
  { maxAttempts: 100 },
);

/**
 * Notes each erasure in the ledger outside the database, at once and until it is written. Once all services have finished, the event that
 * told them whom to erase is emptied too.
 */
@Injectable()
export class ErasureWorker implements ErasureListener {
  constructor(
    private readonly database: BatchDatabase,
    private readonly ledger: ErasureLedger,
    private readonly record: RecordErasure,
    private readonly jobs: JobQueue,
    private readonly clock: Clock,
  ) {}

  erased(tx: BatchTx, { tenantId, payload }: EventOf<typeof CustomerErased>): Promise<void> {
    const { erasure_id, customer_id, merged_ids, erased_at } = payload;
    const noted = { erasure_id, customer_ids: [customer_id, ...merged_ids], erased_at };
    const job = { tenantId, payload: noted, dueAt: this.clock.now(), dedupe: erasure_id };
    return this.jobs.enqueue(tx, NoteErasureJob, job);
  }

  async applied(...parameters: Parameters<RecordErasure['applied']>): Promise<void> {
    const [tx, , { tenantId, payload }] = parameters;
    if (!(await this.record.applied(...parameters))) return;
    const { erasure_id, customer_id } = payload;
    const job = { tenantId, payload: { erasure_id, customer_id }, dueAt: this.clock.now(), dedupe: erasure_id };
    await this.jobs.enqueue(tx, EmptyAnnouncementJob, job);
  }

  @HandleJob(NoteErasureJob)
  async note({ tenantId, payload }: JobOf<(typeof NoteErasureJob)['schema']>): Promise<void> {
    await this.ledger.add({
      tenantId,
      erasureId: payload.erasure_id,
      customerIds: payload.customer_ids,
      erasedAt: new Date(payload.erased_at),
    });
  }

  @HandleJob(EmptyAnnouncementJob)
  async forget({ tenantId, payload }: JobOf<(typeof EmptyAnnouncementJob)['schema']>): Promise<void> {
    const { customer_id, erasure_id } = payload;
    const person = { tenantId, customerIds: [customer_id], externalIds: [], addresses: [], subjectIds: [] };
    await new EventEmptier(this.database).empty('customers.events', person, erasure_id, { announcement: true });
  }
}
