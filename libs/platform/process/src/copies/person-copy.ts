import { Injectable, type Type as NestClass } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import {
  COPY_PARTS,
  CopyRequested,
  newEvent,
  type CopyingService,
  type EventOf,
  type NewEvent,
} from '@hearback/contracts';
import { BatchDatabase, PersonalRows, type BatchTx, type Person, type PersonalData } from '@hearback/database';
import { defineJob, HandleJob, JobQueue, type JobOf } from '@hearback/jobs';
import { Clock, derivedId, done, type Outcome } from '@hearback/kernel';
import { EventLog, Subscribe } from '@hearback/messaging';
import { partsOf } from './copy-parts.js';

/** The provider with which a service says what it stores of a customer who gets a copy; its module lists it. */
export function personCopy(service: CopyingService, data: PersonalData): NestClass<object> {
  const CollectCopyJob = defineJob(
    `${service}.collect-copy`,
    Type.Object({
      copy_id: Type.String(),
      customer_id: Type.String(),
      merged_ids: Type.Array(Type.String()),
      external_ids: Type.Array(Type.String()),
      addresses: Type.Array(Type.String()),
    }),
    { maxAttempts: 20, concurrency: 1 },
  );
  const copied = { ...data, tables: data.tables.filter(({ notCopied }) => notCopied === undefined) };

  @Injectable()
  class PersonCopy {
    readonly #rows = new PersonalRows(service, copied);
    readonly #all = new PersonalRows(service, data);

    constructor(
      private readonly database: BatchDatabase,
      private readonly jobs: JobQueue,
      private readonly log: EventLog,
      private readonly clock: Clock,
    ) {}

    @Subscribe(CopyRequested)
    async requested(events: readonly EventOf<typeof CopyRequested>[], tx: BatchTx): Promise<readonly Outcome[]> {
      const dueAt = this.clock.now();
      const jobs = events.map(({ tenantId, payload }) => {
        const { copy_id, customer_id, merged_ids, external_ids, addresses } = payload;
        const job = { copy_id, customer_id, merged_ids, external_ids, addresses };
        return { tenantId, payload: job, dueAt, dedupe: copy_id };
      });
      await this.jobs.enqueueAll(tx, CollectCopyJob, jobs);
      return events.map(done);
    }

    @HandleJob(CollectCopyJob)
    async collect({ tenantId, payload }: JobOf<(typeof CollectCopyJob)['schema']>) {
      const parts = await this.database.withTenants([tenantId], (tx) => this.#read(tx, tenantId, payload));
      const time = this.clock.now();
      const { copy_id, customer_id } = payload;
      const empty = { table: '', kind: '', rows: '[]' };
      const events = (parts.length === 0 ? [empty] : parts).map((part, n) => {
        const number = parts.length === 0 ? 0 : n + 1;
        const id = derivedId('copy-part', service, copy_id, String(number));
        const content = { copy_id, customer_id, number, parts: parts.length, ...part };
        return newEvent(COPY_PARTS[service], { id, tenantId, time, payload: content }) as NewEvent;
      });
      return (tx: BatchTx) => this.log.append(tx, events);
    }

    async #read(tx: BatchTx, tenantId: string, payload: JobOf<(typeof CollectCopyJob)['schema']>['payload']) {
      const person: Person = {
        tenantId,
        customerIds: [payload.customer_id, ...payload.merged_ids],
        externalIds: payload.external_ids,
        addresses: payload.addresses,
        subjectIds: [],
      };
      return partsOf(this.#rows.of(tx, await this.#all.complete(tx, person)));
    }
  }
  return PersonCopy;
}
