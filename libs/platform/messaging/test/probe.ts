import { Type } from '@sinclair/typebox';
import { defineEvent, newEvent, type EventOf, type NewEvent } from '@hearback/contracts';
import { createServiceSchema, runStatements, tenantTable, type BatchTx, type ServiceSchema } from '@hearback/database';
import { deadLetter, done, type Outcome } from '@hearback/kernel';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Subscribe } from '../src/index.js';

/** A service for tests: one table with a row per effect, and no unique key that would hide a repeated effect. */
class Probe1764000000900 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      ...createServiceSchema('probe'),
      `create table probe.effect (
         tenant_id uuid not null, event_id uuid not null, key text not null, number integer not null,
         made bigint generated always as identity
       )`,
      ...tenantTable('probe.effect'),
    );
  }

  async down(): Promise<void> {}
}

export const probeSchema: ServiceSchema = { name: 'probe', migrations: [Probe1764000000900] };

const payload = Type.Object({ key: Type.String(), number: Type.Integer() });

export const Counted = defineEvent('probe.number-counted.v1', payload, (p) => p.key);
export const Ignored = defineEvent('probe.number-ignored.v1', payload, (p) => p.key);

export const TENANT = '0198c000-0000-7000-8000-00000000000a';
export const NEIGHBOUR = '0198c000-0000-7000-8000-00000000000b';

/** An event with this key and number, from which its id is derived. */
export function counted(
  key: string,
  number: number,
  more: { tenantId?: string; contract?: typeof Counted } = {},
): NewEvent {
  return newEvent(more.contract ?? Counted, {
    id: idOf(key, number),
    tenantId: more.tenantId ?? TENANT,
    time: new Date('2026-03-01T12:00:00.000Z'),
    payload: { key, number },
  });
}

/** The id of the event with this key, which is short, and number. */
export function idOf(key: string, number: number): string {
  return `${Buffer.from(key.padEnd(4, '.')).toString('hex').slice(0, 8)}-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** Inserts one row per event; tests can change its behaviour. */
export class ProbeConsumer {
  /** Numbers for which it throws after its effects. */
  readonly poison = new Set<number>();
  /** Numbers that it dead-letters. */
  readonly hopeless = new Set<number>();
  /** Runs after the effects of each run, before the commit. */
  afterEffects: (events: readonly EventOf[], tx: BatchTx) => Promise<void> = () => Promise.resolve();

  @Subscribe(Counted)
  async count(events: readonly EventOf<typeof Counted>[], tx: BatchTx): Promise<Outcome[]> {
    await tx.query(
      `insert into probe.effect (tenant_id, event_id, key, number)
       select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::integer[])`,
      [
        events.map((event) => event.tenantId),
        events.map((event) => event.id),
        events.map((event) => event.payload.key),
        events.map((event) => event.payload.number),
      ],
    );
    await this.afterEffects(events, tx);
    const bad = events.find((event) => this.poison.has(event.payload.number));
    if (bad) throw new Error(`number ${bad.payload.number} does me harm`);
    return events.map((event) => (this.hopeless.has(event.payload.number) ? deadLetter('hopeless') : done()));
  }
}
