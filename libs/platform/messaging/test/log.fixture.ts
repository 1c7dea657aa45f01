import type { NewEvent } from '@hearback/contracts';
import { openServiceDatabase, type BatchDatabase, type ServiceDatabase } from '@hearback/database';
import { ManualClock, throwAwayDatabase, type ThrowAwayDatabase } from '@hearback/testing';
import { Consumers, Delivery, ensureTopics, messagingSchema, PgEventLog, type GroupReader } from '../src/index.js';
import { probeSchema, ProbeConsumer, TENANT } from './probe.js';

export const TOPIC = 'probe.events';
export const GROUP = 'probe';
export const PARTITIONS = 4;

/** The member of a group in one process. */
export interface Member {
  readonly consumer: ProbeConsumer;
  readonly consumers: Consumers;
  readonly delivery: Delivery;
  readonly reader: GroupReader;
}

/** A database with the log, opened as by a service. */
export class LogFixture {
  readonly clock = new ManualClock();
  readonly log: PgEventLog;
  readonly #listeners: ((topic: string) => void)[] = [];

  private constructor(
    readonly database: ThrowAwayDatabase,
    readonly service: ServiceDatabase,
  ) {
    this.log = new PgEventLog(
      { notify: (topic) => this.#listeners.forEach((listener) => listener(topic)) },
      PARTITIONS,
    );
  }

  static async open(): Promise<LogFixture> {
    const database = await throwAwayDatabase([messagingSchema, probeSchema]);
    const service = await openServiceDatabase(probeSchema, {
      url: database.url,
      rolePassword: database.rolePassword,
      poolSize: 4,
      batchPoolSize: 12,
    });
    await ensureTopics(service.preTenantLookup, [TOPIC], PARTITIONS);
    return new LogFixture(database, service);
  }

  /** Calls the listener after each append. */
  onAppend(listener: (topic: string) => void): void {
    this.#listeners.push(listener);
  }

  /** Appends in one transaction of the batch role. */
  append(...events: readonly NewEvent[]): Promise<void> {
    const tenants = [TENANT, ...events.map((event) => event.tenantId)];
    return this.service.batchDatabase.withTenants(tenants, (tx) => this.log.append(tx, events));
  }

  /** Creates a member of the group with its own consumer. */
  async member(database: BatchDatabase = this.service.batchDatabase): Promise<Member> {
    const consumer = new ProbeConsumer();
    const consumers = new Consumers([consumer]);
    const delivery = new Delivery(GROUP, consumers, database, this.clock, () => '');
    return { consumer, consumers, delivery, reader: await delivery.reader(this.service.preTenantLookup) };
  }

  /** The number of each effect in the database, in ascending order. */
  async effects(): Promise<number[]> {
    const rows = await this.database.sql<{ number: number }>('select number from probe.effect order by number');
    return rows.map((row) => row.number);
  }

  /** Numbers with their keys, in the order of the effects. */
  effectsInOrder(): Promise<{ key: string; number: number }[]> {
    return this.database.sql('select key, number from probe.effect order by made');
  }

  /** Dead letters by number. */
  deadLetters(): Promise<{ number: number; reason: string }[]> {
    return this.database.sql(
      `select (body::json->>'number')::integer as number, reason from messaging.dead_letter
       where replayed_at is null order by 1`,
    );
  }

  async close(): Promise<void> {
    await this.service.close();
    await this.database.close();
  }
}

/** 0 … count - 1. */
export function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, number) => number);
}
