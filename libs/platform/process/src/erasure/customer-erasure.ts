import { Injectable, type Type as NestClass } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Type } from '@sinclair/typebox';
import {
  AccountsErasureApplied,
  AnalyticsErasureApplied,
  CustomerErased,
  CustomersErasureApplied,
  FollowupsErasureApplied,
  newEvent,
  NotificationsErasureApplied,
  ResponsesErasureApplied,
  SurveyErasureApplied,
  type CustomersErasureApplied as Applied,
  type ErasureAppliedV1,
  type EventOf,
  type NewEvent,
} from '@hearback/contracts';
import { BatchDatabase, type BatchTx, type Person, type PersonalData } from '@hearback/database';
import { defineJob, HandleJob, JobQueue, type JobOf } from '@hearback/jobs';
import { Clock, derivedId, done, type Outcome, type ServiceName } from '@hearback/kernel';
import { each, ErasedCustomers, EventLog, Subscribe, type ErasureCounts } from '@hearback/messaging';
import { PersonDigests } from './person-digest.js';
import { PersonEraser } from './person-eraser.js';

/** By then, requests, deliveries and sends that were under way have ended, and what they wrote is emptied too. Milliseconds. */
const SETTLED_AFTER = 15_000;

const CONTRACTS: Readonly<Record<ServiceName, typeof Applied>> = {
  accounts: AccountsErasureApplied,
  customers: CustomersErasureApplied,
  survey: SurveyErasureApplied,
  responses: ResponsesErasureApplied,
  analytics: AnalyticsErasureApplied,
  followups: FollowupsErasureApplied,
  notifications: NotificationsErasureApplied,
};

/** A provider of the service's module that is told of erasures, in the transactions that take their events. */
export interface ErasureListener {
  /** A customer is erased. */
  erased?(tx: BatchTx, event: EventOf<typeof CustomerErased>): Promise<void>;
  /** A service has emptied what it stored. */
  applied?(tx: BatchTx, service: ServiceName, event: EventOf<typeof Applied>): Promise<void>;
}

/** What a service does when a customer is erased. */
export interface CustomerErasureOptions {
  readonly listener?: NestClass<ErasureListener>;
}

/** The provider with which a service erases a customer (ADR 79); its module lists it. */
export function customerErasure(
  service: ServiceName,
  data: PersonalData,
  options: CustomerErasureOptions = {},
): NestClass<object> {
  const EraseCustomerJob = defineJob(
    `${service}.erase-customer`,
    Type.Object({
      erasure_id: Type.String(),
      customer_id: Type.String(),
      merged_ids: Type.Array(Type.String()),
      external_ids: Type.Array(Type.String()),
      addresses: Type.Array(Type.String()),
      erased_at: Type.String(),
    }),
    { maxAttempts: 100 },
  );

  @Injectable()
  class CustomerErasure {
    readonly #erased = new ErasedCustomers();
    readonly #eraser = new PersonEraser(service, data);

    constructor(
      private readonly digests: PersonDigests,
      private readonly modules: ModuleRef,
      private readonly database: BatchDatabase,
      private readonly jobs: JobQueue,
      private readonly log: EventLog,
      private readonly clock: Clock,
    ) {}

    get #listener(): ErasureListener | undefined {
      return options.listener && this.modules.get(options.listener);
    }

    @Subscribe(CustomerErased)
    erase(events: readonly EventOf<typeof CustomerErased>[], tx: BatchTx): Promise<readonly Outcome[]> {
      return each<typeof CustomerErased>(events, async (event) => {
        const { tenantId, payload } = event;
        const person = personOf(tenantId, payload);
        const { whole, counts } = await this.#eraseRows(tx, person, payload);
        await this.#publish(tx, whole, payload, { counts, final: false });
        const dueAt = new Date(this.clock.now().getTime() + SETTLED_AFTER);
        await this.#listener?.erased?.(tx, event);
        await this.jobs.enqueue(tx, EraseCustomerJob, { tenantId, payload, dueAt, dedupe: payload.erasure_id });
        return done();
      });
    }

    // Rows of this service may be found by ids that only another one knows.
    @Subscribe(AccountsErasureApplied)
    @Subscribe(CustomersErasureApplied)
    @Subscribe(SurveyErasureApplied)
    @Subscribe(ResponsesErasureApplied)
    @Subscribe(AnalyticsErasureApplied)
    @Subscribe(FollowupsErasureApplied)
    @Subscribe(NotificationsErasureApplied)
    applied(events: readonly EventOf<typeof Applied>[], tx: BatchTx): Promise<readonly Outcome[]> {
      return each<typeof Applied>(events, async (event) => {
        const { tenantId, type, payload } = event;
        const from = type.slice(0, type.indexOf('.')) as ServiceName;
        if (from !== service && payload.subject_ids.length > 0) await this.#eraseFound(tx, tenantId, payload);
        await this.#listener?.applied?.(tx, from, event);
        return done();
      });
    }

    @HandleJob(EraseCustomerJob)
    async settle({ tenantId, payload }: JobOf<(typeof EraseCustomerJob)['schema']>) {
      const known = await this.database.withTenants([tenantId], (tx) =>
        this.#erased.find(tx, service, tenantId, payload.erasure_id),
      );
      const person = { ...personOf(tenantId, payload), subjectIds: known?.subjectIds ?? [] };
      const { whole } = await this.database.withTenants([tenantId], (tx) => this.#eraseRows(tx, person, payload));
      const traces = await this.#eraser.eraseTraces(this.database, whole, payload.erasure_id);
      return async (tx: BatchTx) => {
        await this.#remember(tx, whole, payload, traces);
        const all = await this.#erased.find(tx, service, tenantId, payload.erasure_id);
        await this.#publish(tx, whole, payload, { counts: all!.counts, final: true });
      };
    }

    async #eraseRows(tx: BatchTx, person: Person, announced: Announced): Promise<Erased> {
      const whole = await this.#eraser.complete(tx, person);
      const counts = await this.#eraser.eraseRows(tx, whole);
      await this.#remember(tx, whole, announced, counts);
      return { whole, counts };
    }

    /** An event that was on its way to this service before the erasure finds the ids here. */
    async #eraseFound(tx: BatchTx, tenantId: string, payload: ErasureAppliedV1): Promise<void> {
      const known = await this.#erased.find(tx, service, tenantId, payload.erasure_id);
      const person = {
        tenantId,
        customerIds: known?.customerIds ?? [payload.customer_id],
        externalIds: [],
        addresses: [],
        subjectIds: [...new Set([...(known?.subjectIds ?? []), ...payload.subject_ids])],
      };
      await this.#eraseRows(tx, person, {
        erasure_id: payload.erasure_id,
        erased_at: known?.erasedAt.toISOString() ?? payload.applied_at,
      });
    }

    #remember(tx: BatchTx, person: Person, announced: Announced, counts: ErasureCounts): Promise<void> {
      const { tenantId, customerIds, subjectIds } = person;
      const digests = [...person.externalIds, ...person.addresses].map((name) => this.digests.of(tenantId, name));
      const erased = {
        tenantId,
        erasureId: announced.erasure_id,
        customerIds,
        subjectIds,
        digests,
        erasedAt: new Date(announced.erased_at),
      };
      return this.#erased.save(tx, service, erased, counts);
    }

    #publish(
      tx: BatchTx,
      { tenantId, subjectIds }: Person,
      { erasure_id, customer_id }: Announced & { readonly customer_id: string },
      { counts, final }: { readonly counts: ErasureCounts; readonly final: boolean },
    ): Promise<void> {
      const now = this.clock.now();
      const payload = {
        erasure_id,
        customer_id,
        subject_ids: [...subjectIds],
        counts,
        final,
        applied_at: now.toISOString(),
      };
      const id = derivedId('erasure-applied', service, erasure_id, String(final));
      return this.log.append(tx, [newEvent(CONTRACTS[service], { id, tenantId, time: now, payload }) as NewEvent]);
    }
  }
  return CustomerErasure;
}

interface Erased {
  /** The person with all ids that are known now. */
  readonly whole: Person;
  readonly counts: ErasureCounts;
}

interface Announced {
  readonly erasure_id: string;
  readonly erased_at: string;
}

interface AnnouncedPerson {
  readonly customer_id: string;
  readonly merged_ids: readonly string[];
  readonly external_ids: readonly string[];
  readonly addresses: readonly string[];
}

function personOf(tenantId: string, payload: AnnouncedPerson): Person {
  return {
    tenantId,
    customerIds: [payload.customer_id, ...payload.merged_ids],
    externalIds: payload.external_ids,
    addresses: payload.addresses,
    subjectIds: [],
  };
}
