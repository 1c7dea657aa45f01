import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecorded, SurveyClosed } from '@hearback/contracts';
import { medium, SequentialIds, type Medium } from '../src/index.js';
import { VisitsModule } from './visits.fixture.js';

describe('a service booted for a test', () => {
  let m: Medium;

  beforeAll(async () => {
    m = await medium({
      modules: { customers: VisitsModule },
      ids: new SequentialIds(),
      now: new Date('2026-03-28T12:00:00Z'),
    });
  });

  afterAll(() => m?.close());

  const visits = async (caller = {}) => {
    const { body } = await m.as(caller).get('/v1/visits').expect(200);
    return (body as { ids: string[] }).ids;
  };

  it('rejects requests without a credential', async () => {
    await m.http.get('/v1/visits').expect(401);
  });

  it('uses the ids, time and tenant of the test, and returns the published event', async () => {
    const { body } = await m.as().post('/v1/visits').expect(201);
    const event = await m.events.next(EventRecorded, { kind: 'visit' });
    expect(event).toMatchObject({
      tenantId: m.tenantId,
      time: m.clock.now(),
      payload: { event_id: (body as { id: string }).id },
    });
    expect(await visits()).toContain(event.payload.event_id);
    expect(await visits({ tenantId: m.otherTenantId })).toEqual([]);
  });

  it('returns each event once from `next`, and all events from `all`', async () => {
    await m.as().post('/v1/visits').expect(201);
    const { payload } = await m.events.next(EventRecorded, (event) => event.tenantId === m.tenantId);
    const all = await m.events.all(EventRecorded);
    expect(all.map((event) => event.payload.event_id)).toContain(payload.event_id);
    expect(all).toHaveLength(2);
  });

  it('applies the permissions of staff, secret keys and publishable keys', async () => {
    await m.as({ role: 'editor' }).post('/v1/visits').expect(201);
    await m.as({ role: 'viewer' }).post('/v1/visits').expect(403);
    await m
      .as({ permissions: ['customers:read'] })
      .post('/v1/visits')
      .expect(403);
    await m.as({ kind: 'publishable-key' }).get('/v1/visits').expect(403);
    const reply = await fetch(`${m.url}/v1/visits`, { headers: m.headersOf({ role: 'viewer' }) });
    expect(reply.status).toBe(200);
  });

  it('consumes an event of another service, and runs the job when the clock reaches its due time', async () => {
    const survey = randomUUID();
    const tenantId = randomUUID();
    await m.publish(SurveyClosed, { survey_id: survey, closed_at: m.clock.now().toISOString() }, { tenantId });
    await m.drained();
    expect(await visits({ tenantId })).toEqual([]);
    m.clock.advance(3_600_001);
    await m.drained();
    expect(await visits({ tenantId })).toEqual([survey]);
  });

  it('queries the database as superuser', async () => {
    const [row] = await m.sql<{ tenants: number }>(
      'select count(distinct tenant_id)::int as tenants from customers.visit',
    );
    expect(row).toEqual({ tenants: 2 });
  });
});
