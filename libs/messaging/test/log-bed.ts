import { openServiceDatabase, type ServiceDatabase } from '@hearback/database';
import { ManualClock, throwAwayDatabase, type ThrowAwayDatabase } from '@hearback/testing';
import type { NewEvent } from '@hearback/contracts';
import { Consumers, Delivery, ensureTopics, messagingSchema, PgEventLog, Watermarks, type GroupReader, type Transport } from '../src/index.js';
import { probeSchema, ProbeConsumer, TENANT } from './probe.js';

export const TOPIC = 'probe.events';
export const GROUP = 'probe';
export const PARTITIONS = 4;

/** A database with the log, opened as a service does. */
export interface LogBed {
  readonly database: ThrowAwayDatabase;
  readonly service: ServiceDatabase;
  readonly clock: ManualClock;
  readonly log: PgEventLog;
  /** Appends in one transaction of the batch role. */
  append(...events: readonly NewEvent[]): Promise<void>;
  /** A member of the group with a consumer of its own. */
  member(options?: { watermarks?: Watermarks; consumer?: ProbeConsumer }): Promise<Member>;
  close(): Promise<void>;
}

/** One process's part of a group. */
export interface Member {
  readonly consumer: ProbeConsumer;
  readonly consumers: Consumers;
  readonly delivery: Delivery;
  readonly reader: GroupReader;
}

/** `transport`: whom an append pokes. */
export async function logBed(transport: Pick<Transport, 'poke'> = { poke: () => undefined }): Promise<LogBed> {
  const database = await throwAwayDatabase([messagingSchema, probeSchema]);
  const service = await openServiceDatabase(probeSchema, {
    url: database.url,
    rolePassword: database.rolePassword,
    poolSize: 4,
    batchPoolSize: 8,
  });
  await ensureTopics(service.preTenantLookup, [TOPIC], PARTITIONS);
  const clock = new ManualClock();
  const log = new PgEventLog(transport, PARTITIONS);
  return {
    database,
    service,
    clock,
    log,
    append: (...events) =>
      service.batchDatabase.withTenants([TENANT, ...events.map((event) => event.tenantId)], (tx) => log.append(tx, events)),
    member: async ({ consumer = new ProbeConsumer() } = {}) => {
      const consumers = new Consumers([consumer]);
      const delivery = new Delivery(GROUP, consumers, service.batchDatabase, clock);
      return { consumer, consumers, delivery, reader: await delivery.reader(service.preTenantLookup) };
    },
    close: async () => {
      await service.close();
      await database.close();
    },
  };
}
