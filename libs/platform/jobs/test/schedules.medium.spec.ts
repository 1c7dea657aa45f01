import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { eventually } from '@hearback/testing';
import type { ScheduleRule } from '../src/index.js';
import { Count, JobFixture, TENANT } from './job.fixture.js';

/** Each test creates its own database, which may take seconds on a busy machine. */
jest.setTimeout(30_000);

const HOUR = 3_600_000;

describe('schedules', () => {
  let fixture: JobFixture;

  beforeAll(() => Logger.overrideLogger(false));
  afterAll(() => Logger.overrideLogger(['log', 'warn', 'error']));
  beforeEach(async () => {
    fixture = await JobFixture.open();
  });
  afterEach(() => fixture.close());

  const set = (rule: ScheduleRule, number: number, timeZone = 'Europe/Vienna') =>
    fixture.service.tenantDatabase.withTenant(TENANT, (tx) =>
      fixture.schedules.set(tx, Count, { tenantId: TENANT, name: 'probe', rule, timeZone, payload: { number } }),
    );
  const nextAt = async () => {
    const [row] = await fixture.database.sql<{ next_at: Date }>('select next_at from jobs.schedule');
    return row?.next_at.toISOString();
  };
  const count = (effects: number) => eventually(async () => expect(await fixture.effects()).toHaveLength(effects));

  it('enqueue a job at each of their times, in their own time zone', async () => {
    await set({ every: 'day', at: '08:00' }, 1);
    expect(await nextAt()).toBe('2026-03-02T07:00:00.000Z');
    for (let i = 0; i < 3; i++) fixture.work();
    fixture.clock.advance(18 * HOUR);
    expect(await fixture.effects()).toEqual([]);
    for (let day = 1; day <= 3; day++) {
      fixture.clock.advance(HOUR);
      await count(day);
      await eventually(async () => expect(await nextAt()).toBe(`2026-03-0${day + 2}T07:00:00.000Z`));
      fixture.clock.advance(23 * HOUR);
    }
    await fixture.stop();
    expect(await fixture.effects()).toEqual([1, 1, 1]);
  });

  it('enqueue one job after a downtime, however many runs were missed', async () => {
    await set({ every: 'minutes', step: 15 }, 1, 'UTC');
    fixture.clock.advance(10 * HOUR);
    fixture.work();
    await count(1);
    await eventually(async () => expect(await nextAt()).toBe('2026-03-01T22:15:00.000Z'));
    expect(await fixture.jobs()).toEqual([]);
  });

  it('keep their next run if only the payload changes, and get another if the rule does', async () => {
    await set({ every: 'day', at: '08:00' }, 1);
    fixture.clock.advance(20 * HOUR);
    await set({ every: 'day', at: '08:00' }, 2);
    expect(await nextAt()).toBe('2026-03-02T07:00:00.000Z');
    await set({ every: 'day', at: '09:30' }, 2);
    expect(await nextAt()).toBe('2026-03-02T08:30:00.000Z');
    fixture.clock.advance(HOUR);
    fixture.work();
    await eventually(async () => expect(await fixture.effects()).toEqual([2]));
  });

  it('that fail stop neither the others nor the queue', async () => {
    await set({ every: 'day', at: '08:00' }, 1);
    await fixture.database.sql(
      `insert into jobs.schedule select tenant_id, queue, 'lost', rule, 'Mars/Olympus', body, max_attempts, now() - interval '99 years'
       from jobs.schedule`,
    );
    fixture.work();
    fixture.clock.advance(24 * HOUR);
    await fixture.enqueue([2]);
    await eventually(async () => expect((await fixture.effects()).toSorted((a, b) => a - b)).toEqual([1, 2]));
  });

  it('end when they are removed', async () => {
    await set({ every: 'day', at: '08:00' }, 1);
    await fixture.service.tenantDatabase.withTenant(TENANT, (tx) =>
      fixture.schedules.remove(tx, Count, { tenantId: TENANT, name: 'probe' }),
    );
    expect(await nextAt()).toBeUndefined();
  });
});
