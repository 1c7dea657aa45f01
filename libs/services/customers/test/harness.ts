import { medium, type Medium, type TestCaller } from '@hearback/testing';
import { CustomersModule } from '../src/index.js';

/** Starts the customers service on its own database; call `close`. */
export function customersHarness(settings: Readonly<Record<string, string>> = {}): Promise<Medium> {
  return medium({ modules: { customers: CustomersModule }, settings, now: new Date('2026-06-01T12:00:00.000Z') });
}

/** The API calls of these tests, as one caller. */
export function callsOf(harness: Medium, caller: TestCaller = {}) {
  const agent = harness.as(caller);
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
