import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { BatchDatabase, type BatchTx } from '@hearback/database';
import { eventually, findUnguardedTables } from '@hearback/testing';
import { DeadJobs, JobStatus } from '../src/index.js';
import { Count, JobFixture, NEIGHBOUR, TENANT } from './job.fixture.js';

/** Each test creates its own database, which may take seconds on a busy machine. */
jest.setTimeout(30_000);

const upTo = (count: number) => Array.from({ length: count }, (_, number) => number);

/** A crash right after a commit, as the worker sees it. */
class ReplyLost extends BatchDatabase {
  #transactions = 0;

  constructor(private readonly real: BatchDatabase) {
    super();
  }

  override async withTenants<T>(tenantIds: readonly string[], work: (tx: BatchTx) => Promise<T>): Promise<T> {
    const result = await this.real.withTenants(tenantIds, work);
    if ((this.#transactions += 1) % 2 === 0) throw Object.assign(new Error('reply lost'), { code: 'ECONNRESET' });
    return result;
  }
}

describe('jobs', () => {
  let fixture: JobFixture;

  beforeAll(() => Logger.overrideLogger(false));
  afterAll(() => Logger.overrideLogger(['log', 'warn', 'error']));
  beforeEach(async () => {
    fixture = await JobFixture.open();
  });
  afterEach(() => fixture.close());

  const queueIsEmpty = () => eventually(async () => expect(await fixture.jobs()).toEqual([]), { within: 20_000 });

  it('exist if and only if the transaction that enqueued them commits', async () => {
    const rolledBack = fixture.service.batchDatabase.withTenants([TENANT], async (tx) => {
      await fixture.queue.enqueue(tx, Count, { tenantId: TENANT, payload: { number: 1 }, dueAt: fixture.clock.now() });
      throw new Error('changed my mind');
    });
    await expect(rolledBack).rejects.toThrow('changed my mind');
    await fixture.enqueue([2]);
    expect((await fixture.jobs()).map((job) => job.number)).toEqual([2]);
  });

  it('run once each, with several workers', async () => {
    await fixture.enqueue(upTo(100));
    const workers = upTo(3).map(() => fixture.work());
    await fixture.enqueue(upTo(100).map((number) => 100 + number));
    await queueIsEmpty();
    expect((await fixture.effects()).toSorted((a, b) => a - b)).toEqual(upTo(200));
    expect(workers.flatMap((worker) => worker.began)).toHaveLength(200);
  });

  it('run in the order of their due times, and not before', async () => {
    await fixture.enqueue([3], { after: 3_000 });
    await fixture.enqueue([2], { after: 2_000 });
    await fixture.enqueue([9], { after: 60_000 });
    await fixture.enqueue([1], { after: 1_000 });
    fixture.clock.advance(5_000);
    fixture.work({ concurrency: 1 });
    await eventually(async () => expect(await fixture.effects()).toEqual([1, 2, 3]));
    expect((await fixture.jobs()).map((job) => job.number)).toEqual([9]);
    fixture.clock.advance(55_000);
    await eventually(async () => expect(await fixture.effects()).toEqual([1, 2, 3, 9]));
  });

  it('have their effect once although it fails before the commit', async () => {
    await fixture.enqueue([7]);
    const probe = fixture.work();
    let failures = 2;
    probe.afterEffect = async () => {
      if (failures-- > 0) throw new Error('not yet');
    };
    await eventually(async () => {
      fixture.clock.advance(2_000);
      expect(await fixture.jobs()).toEqual([]);
    });
    expect(await fixture.effects()).toEqual([7]);
    expect(probe.began).toEqual([7, 7, 7]);
  });

  it('have their effect once although the reply to the commit is lost', async () => {
    await fixture.enqueue(upTo(20));
    fixture.work({ database: new ReplyLost(fixture.service.batchDatabase) });
    await queueIsEmpty();
    expect((await fixture.effects()).toSorted((a, b) => a - b)).toEqual(upTo(20));
  });

  it('of a worker that died are claimed by another after the lease, and cannot be finished by the first', async () => {
    await fixture.enqueue([1]);
    const lost = fixture.work({ concurrency: 1 });
    let release = () => undefined as void;
    lost.body = () => new Promise((resolve) => (release = resolve));
    await eventually(() => expect(lost.began).toEqual([1]));
    const successor = fixture.work();
    fixture.clock.advance(Count.lease * 1_000 - 1);
    await fixture.enqueue([2]);
    await eventually(async () => expect(await fixture.effects()).toEqual([2]));
    fixture.clock.advance(1);
    await eventually(async () => expect(await fixture.effects()).toEqual([2, 1]));
    release();
    await fixture.stop();
    const attempts = await fixture.database.sql('select number, attempt from probe.effect order by number');
    expect(attempts).toEqual([
      { number: 1, attempt: 2 },
      { number: 2, attempt: 1 },
    ]);
    expect(successor.began).toContain(1);
  });

  it('whose process died during the last attempt are dead', async () => {
    await fixture.enqueue([1]);
    await fixture.database.sql('update jobs.job set attempt = max_attempts, running = true');
    const probe = fixture.work();
    await eventually(async () =>
      expect(await fixture.jobs()).toMatchObject([
        { dead: true, last_error: 'the process ended during the last attempt' },
      ]),
    );
    expect(probe.began).toEqual([]);
  });

  it('with the same key are one job until it is done', async () => {
    await fixture.service.batchDatabase.withTenants([TENANT, NEIGHBOUR], async (tx) => {
      const job = (number: number, tenantId = TENANT) => ({
        tenantId,
        payload: { number },
        dueAt: fixture.clock.now(),
        dedupe: 'word',
      });
      await fixture.queue.enqueueAll(tx, Count, [job(1), job(2)]);
      await fixture.queue.enqueue(tx, Count, job(3));
      await fixture.queue.enqueue(tx, Count, job(4, NEIGHBOUR));
    });
    expect((await fixture.jobs()).map((job) => job.number)).toEqual([1, 4]);
    fixture.work();
    await queueIsEmpty();
    await fixture.enqueue([5], { dedupe: 'word' });
    await queueIsEmpty();
    expect((await fixture.effects()).toSorted((a, b) => a - b)).toEqual([1, 4, 5]);
  });

  it('are retried with growing delays, then dead, and have their attempts reset when an operator retries them', async () => {
    await fixture.enqueue([1]);
    const probe = fixture.work();
    probe.body = () => Promise.reject(new Error('no route'));
    const failed = async (attempt: number, after: number) => {
      await eventually(async () => {
        const [job] = await fixture.jobs();
        expect(job).toMatchObject({ attempt, dead: false, last_error: expect.stringMatching(/^Error at /) });
        expect(job!.due_at.getTime() - fixture.clock.now().getTime()).toBe(after);
      });
      fixture.clock.advance(after);
    };
    await failed(1, 2_000);
    await failed(2, 6_000);
    const dead = new DeadJobs(fixture.service.preTenantLookup, fixture.clock);
    const [listed] = await eventually(async () => {
      const list = await dead.list(Count.queue);
      expect(list).toHaveLength(1);
      return list;
    });
    expect(listed).toEqual({
      id: listed!.id,
      tenantId: TENANT,
      queue: 'probe.count',
      attempts: 3,
      lastError: expect.stringMatching(/^Error at /),
      deadAt: fixture.clock.now(),
    });
    probe.body = () => Promise.resolve();
    expect(await dead.retry(Count.queue, [NEIGHBOUR])).toBe(0);
    expect(await dead.retry(Count.queue)).toBe(1);
    await queueIsEmpty();
    expect(await fixture.database.sql('select number, attempt from probe.effect')).toEqual([{ number: 1, attempt: 1 }]);
  });

  it('with an invalid payload are rejected, and dead if they are already in the queue', async () => {
    await expect(fixture.enqueue([1.5])).rejects.toThrow('job of probe.count: payload/number must be integer');
    await fixture.enqueue([2]);
    await fixture.database.sql(`update jobs.job set body = '{}'`);
    fixture.work();
    await eventually(async () =>
      expect(await fixture.jobs()).toMatchObject([
        { attempt: 1, dead: true, last_error: "payload must have required property 'number'" },
      ]),
    );
  });

  it('that are cancelled do not start, and have no effect if they are running', async () => {
    await fixture.enqueue([1], { dedupe: 'later', after: 1_000 });
    await fixture.cancel('later');
    await fixture.cancel('never was');
    fixture.clock.advance(1_000);
    await fixture.enqueue([2], { dedupe: 'now' });
    const probe = fixture.work();
    probe.body = (job) => (job.payload.number === 2 ? fixture.cancel('now') : Promise.resolve());
    await eventually(() => expect(probe.began).toEqual([2]));
    await fixture.enqueue([3]);
    await eventually(async () => expect(await fixture.effects()).toEqual([3]));
    await fixture.stop();
    expect(await fixture.effects()).toEqual([3]);
  });

  it('are finished, and no others started, when the worker is stopped', async () => {
    await fixture.enqueue(upTo(10));
    const probe = fixture.work({ concurrency: 2 });
    probe.body = () => fixture.enqueue([99], { dedupe: 'one more' });
    await eventually(() => expect(probe.began.length).toBeGreaterThan(0));
    await fixture.stop();
    const begun = probe.began.length;
    expect(await fixture.effects()).toHaveLength(begun);
    expect(probe.began).toHaveLength(begun);
  });

  it('that take too long do not delay the stop of their worker', async () => {
    await fixture.enqueue([1]);
    const probe = fixture.work();
    let release = () => undefined as void;
    probe.body = () => new Promise((resolve) => (release = resolve));
    await eventually(() => expect(probe.began).toEqual([1]));
    await fixture.stop(10);
    expect(await fixture.jobs()).toMatchObject([{ number: 1, attempt: 1, dead: false }]);
    release();
  });

  it('survive when all connections are closed', async () => {
    fixture.work();
    for (const round of upTo(10)) {
      // The pool notices a closed connection when it uses it; none is closed during this commit.
      await eventually(() => fixture.enqueue(upTo(10).map((i) => round * 10 + i)));
      await fixture.database.sql(
        `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'probe_batch' and datname = current_database()`,
      );
    }
    await eventually(
      async () => {
        fixture.clock.advance(Count.lease * 1_000);
        expect(await fixture.jobs()).toEqual([]);
      },
      { within: 20_000 },
    );
    expect((await fixture.effects()).toSorted((a, b) => a - b)).toEqual(upTo(100));
  });

  it('are enqueued and cancelled by a request for its own tenant only', async () => {
    const { tenantDatabase } = fixture.service;
    const job = { payload: { number: 1 }, dueAt: fixture.clock.now(), dedupe: 'word' };
    await fixture.enqueue([5], { dedupe: 'word', tenantId: NEIGHBOUR });
    await tenantDatabase.withTenant(TENANT, async (tx) => {
      await fixture.queue.enqueue(tx, Count, { tenantId: TENANT, ...job });
      await fixture.queue.cancel(tx, Count, { tenantId: NEIGHBOUR, dedupe: 'word' });
    });
    expect((await fixture.jobs()).map(({ number }) => number)).toEqual([1, 5]);
    await expect(
      tenantDatabase.withTenant(TENANT, (tx) =>
        fixture.queue.enqueue(tx, Count, { tenantId: NEIGHBOUR, ...job, dedupe: 'other' }),
      ),
    ).rejects.toThrow('row-level security');
    await tenantDatabase.withTenant(TENANT, (tx) =>
      fixture.queue.cancel(tx, Count, { tenantId: TENANT, dedupe: 'word' }),
    );
    expect((await fixture.jobs()).map(({ number }) => number)).toEqual([5]);
    expect(await findUnguardedTables(fixture.database.sql)).toEqual([]);
  });

  it('are counted by state', async () => {
    await fixture.enqueue([1, 2]);
    await fixture.enqueue([3], { after: 60_000 });
    fixture.clock.advance(500);
    const status = new JobStatus(fixture.service.preTenantLookup, fixture.clock);
    const expected = { queue: 'probe.count', due: 2, running: 0, later: 1, failed: 0, dead: 0, oldestAge: 500 };
    expect(await status.queues()).toEqual([expected]);
    expect(await status.queues('probe')).toEqual([expected]);
    expect(await status.queues('other')).toEqual([]);
    await fixture.database.sql(`update jobs.job set last_error = 'refused', due_at = due_at + interval '1 hour'`);
    expect(await status.queues()).toEqual([{ ...expected, due: 0, later: 3, failed: 3, oldestAge: null }]);
  });
});
