import { medium, type Medium, type TestCaller } from '@hearback/testing';
import { CustomersModule } from '../src/index.js';

/** The customers service on a database of its own; `close` it. */
export function customersBed(settings: Readonly<Record<string, string>> = {}): Promise<Medium> {
  return medium({ modules: { customers: CustomersModule }, settings, now: new Date('2026-06-01T12:00:00.000Z') });
}

/** The calls of these tests, in the name of one caller. */
export function callsOf(bed: Medium, caller: TestCaller = {}) {
  const agent = bed.as(caller);
  const path = (externalId: string) => `/v1/customers/${encodeURIComponent(externalId)}`;
  return {
    agent,
    put: (externalId: string, profile: object) => agent.put(path(externalId)).send(profile),
    get: (externalId: string) => agent.get(path(externalId)),
    list: (query: Readonly<Record<string, string>> = {}) => agent.get('/v1/customers').query(query),
    eventsOf: (externalId: string, query: Readonly<Record<string, string>> = {}) =>
      agent.get(`${path(externalId)}/events`).query(query),
    record: (events: unknown) => agent.post('/v1/events/batch').send({ events }),
  };
}

/** A valid event; `more` replaces members. */
export function orderEvent(more: Readonly<Record<string, unknown>> = {}) {
  return {
    id: 'order-77',
    kind: 'order',
    external_id: 'C-1',
    occurred_at: '2026-05-31T10:00:00Z',
    amount: { value: 4990, currency: 'EUR' },
    properties: { carrier: 'post' },
    ...more,
  };
}

/** How many connections of this database wait for a lock. */
export async function waitingForLocks(sql: <R>(text: string) => Promise<R[]>): Promise<number> {
  const [row] = await sql<{ n: number }>(
    "select count(*)::integer as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
  );
  return row!.n;
}
