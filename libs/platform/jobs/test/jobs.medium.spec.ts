import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { BatchDatabase, type BatchTx } from '@hearback/database';
import { eventually, findUnguardedTables } from '@hearback/testing';
import { DeadJobs, JobStatus } from '../src/index.js';
import { Count, JobBed, NEIGHBOUR, TENANT } from './job-bed.js';

/** Each test makes a database of its own; on a busy machine that takes its time. */
jest.setTimeout(30_000);

const upTo = (count: number) => Array.from({ length: count }, (_, number) => number);

/** A process's death right after a commit, as the worker sees it. */
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
  let bed: JobBed;

  beforeAll(() => Logger.overrideLogger(false));
  afterAll(() => Logger.overrideLogger(['log', 'warn', 'error']));
  beforeEach(async () => {
    bed = await JobBed.open();
  });
  afterEach(() => bed.close());

  const queueIsEmpty = () => eventually(async () => expect(await bed.jobs()).toEqual([]));

  it('exist exactly if the transaction that enqueued them commits', async () => {
    const given = bed.service.batchDatabase.withTenants([TENANT], async (tx) => {
      await bed.queue.enqueue(tx, Count, { tenantId: TENANT, payload: { number: 1 }, dueAt: bed.clock.now() });
      throw new Error('changed my mind');
    });
    await expect(given).rejects.toThrow('changed my mind');
    await bed.enqueue([2]);
    expect((await bed.jobs()).map((job) => job.number)).toEqual([2]);
  });

  it('are done once each by however many workers', async () => {
    await bed.enqueue(upTo(100));
    const workers = upTo(3).map(() => bed.work());
    await bed.enqueue(upTo(100).map((number) => 100 + number));
    await queueIsEmpty();
    expect((await bed.effects()).toSorted((a, b) => a - b)).toEqual(upTo(200));
    expect(workers.flatMap((worker) => worker.began)).toHaveLength(200);
  });

  it('are done in the order in which they are due, and not before', async () => {
    await bed.enqueue([3], { after: 3_000 });
    await bed.enqueue([2], { after: 2_000 });
    await bed.enqueue([9], { after: 60_000 });
    await bed.enqueue([1], { after: 1_000 });
    bed.clock.advance(5_000);
    bed.work({ concurrency: 1 });
    await eventually(async () => expect(await bed.effects()).toEqual([1, 2, 3]));
    expect((await bed.jobs()).map((job) => job.number)).toEqual([9]);
    bed.clock.advance(55_000);
    await eventually(async () => expect(await bed.effects()).toEqual([1, 2, 3, 9]));
  });

  it('have their effect once though it fails before the commit', async () => {
    await bed.enqueue([7]);
    const probe = bed.work();
    let failures = 2;
    probe.afterEffect = async () => {
      if (failures-- > 0) throw new Error('not yet');
    };
    await eventually(async () => {
      bed.clock.advance(2_000);
      expect(await bed.jobs()).toEqual([]);
    });
    expect(await bed.effects()).toEqual([7]);
    expect(probe.began).toEqual([7, 7, 7]);
  });

  it('have their effect once though the reply to the commit is lost', async () => {
    await bed.enqueue(upTo(20));
    bed.work({ database: new ReplyLost(bed.service.batchDatabase) });
    await queueIsEmpty();
    expect((await bed.effects()).toSorted((a, b) => a - b)).toEqual(upTo(20));
  });

  it('of a worker that is gone are taken over after the lease, and it cannot finish them any more', async () => {
    await bed.enqueue([1]);
    const lost = bed.work({ concurrency: 1 });
    let release = () => undefined as void;
    lost.body = () => new Promise((resolve) => (release = resolve));
    await eventually(() => expect(lost.began).toEqual([1]));
    const heir = bed.work();
    bed.clock.advance(Count.lease * 1_000 - 1);
    await bed.enqueue([2]);
    await eventually(async () => expect(await bed.effects()).toEqual([2]));
    bed.clock.advance(1);
    await eventually(async () => expect(await bed.effects()).toEqual([2, 1]));
    release();
    await bed.stop();
    const attempts = await bed.database.sql('select number, attempt from probe.effect order by number');
    expect(attempts).toEqual([
      { number: 1, attempt: 2 },
      { number: 2, attempt: 1 },
    ]);
    expect(heir.began).toContain(1);
  });

  it('whose process ended during the last attempt are dead', async () => {
    await bed.enqueue([1]);
    await bed.database.sql('update jobs.job set attempt = max_attempts, running = true');
    const probe = bed.work();
    await eventually(async () =>
      expect(await bed.jobs()).toMatchObject([{ dead: true, last_error: 'the process ended during the last attempt' }]),
    );
    expect(probe.began).toEqual([]);
  });

  it('of one word are one job until it is done', async () => {
    await bed.service.batchDatabase.withTenants([TENANT, NEIGHBOUR], async (tx) => {
      const job = (number: number, tenantId = TENANT) => ({
        tenantId,
        payload: { number },
        dueAt: bed.clock.now(),
        dedupe: 'word',
      });
      await bed.queue.enqueueAll(tx, Count, [job(1), job(2)]);
      await bed.queue.enqueue(tx, Count, job(3));
      await bed.queue.enqueue(tx, Count, job(4, NEIGHBOUR));
    });
    expect((await bed.jobs()).map((job) => job.number)).toEqual([1, 4]);
    bed.work();
    await queueIsEmpty();
    await bed.enqueue([5], { dedupe: 'word' });
    await queueIsEmpty();
    expect((await bed.effects()).toSorted((a, b) => a - b)).toEqual([1, 4, 5]);
  });

  it('are tried again ever later, then wait for a person, who gives them all their attempts again', async () => {
    await bed.enqueue([1]);
    const probe = bed.work();
    probe.body = () => Promise.reject(new Error('no route'));
    const failed = async (attempt: number, after: number) => {
      await eventually(async () => {
        const [job] = await bed.jobs();
        expect(job).toMatchObject({ attempt, dead: false, last_error: expect.stringMatching(/^Error at /) });
        expect(job!.due_at.getTime() - bed.clock.now().getTime()).toBe(after);
      });
      bed.clock.advance(after);
    };
    await failed(1, 2_000);
    await failed(2, 6_000);
    const dead = new DeadJobs(bed.service.preTenantLookup, bed.clock);
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
      deadAt: bed.clock.now(),
    });
    probe.body = () => Promise.resolve();
    expect(await dead.retry(Count.queue, [NEIGHBOUR])).toBe(0);
    expect(await dead.retry(Count.queue)).toBe(1);
    await queueIsEmpty();
    expect(await bed.database.sql('select number, attempt from probe.effect')).toEqual([{ number: 1, attempt: 1 }]);
  });

  it('whose payload breaks the contract are refused, and dead where they are there already', async () => {
    await expect(bed.enqueue([1.5])).rejects.toThrow('job of probe.count: payload/number must be integer');
    await bed.enqueue([2]);
    await bed.database.sql(`update jobs.job set body = '{}'`);
    bed.work();
    await eventually(async () =>
      expect(await bed.jobs()).toMatchObject([
        { attempt: 1, dead: true, last_error: "payload must have required property 'number'" },
      ]),
    );
  });

  it('that are cancelled are not begun, and have no effect where they are at work', async () => {
    await bed.enqueue([1], { dedupe: 'later', after: 1_000 });
    await bed.cancel('later');
    await bed.cancel('never was');
    bed.clock.advance(1_000);
    await bed.enqueue([2], { dedupe: 'now' });
    const probe = bed.work();
    probe.body = (job) => (job.payload.number === 2 ? bed.cancel('now') : Promise.resolve());
    await eventually(() => expect(probe.began).toEqual([2]));
    await bed.enqueue([3]);
    await eventually(async () => expect(await bed.effects()).toEqual([3]));
    await bed.stop();
    expect(await bed.effects()).toEqual([3]);
  });

  it('are finished, and none begun, when the worker is stopped', async () => {
    await bed.enqueue(upTo(10));
    const probe = bed.work({ concurrency: 2 });
    probe.body = () => bed.enqueue([99], { dedupe: 'one more' });
    await eventually(() => expect(probe.began.length).toBeGreaterThan(0));
    await bed.stop();
    const begun = probe.began.length;
    expect(await bed.effects()).toHaveLength(begun);
    expect(probe.began).toHaveLength(begun);
  });

  it('that do not end in time do not hold up the end of their worker', async () => {
    await bed.enqueue([1]);
    const probe = bed.work();
    let release = () => undefined as void;
    probe.body = () => new Promise((resolve) => (release = resolve));
    await eventually(() => expect(probe.began).toEqual([1]));
    await bed.stop(10);
    expect(await bed.jobs()).toMatchObject([{ number: 1, attempt: 1, dead: false }]);
    release();
  });

  it('survive that all connections are cut', async () => {
    bed.work();
    for (const round of upTo(10)) {
      // The pool notices a cut connection when it is used; nothing is cut while this commits.
      await eventually(() => bed.enqueue(upTo(10).map((i) => round * 10 + i)));
      await bed.database.sql(
        `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'probe_batch' and datname = current_database()`,
      );
    }
    await eventually(async () => {
      bed.clock.advance(Count.lease * 1_000);
      expect(await bed.jobs()).toEqual([]);
    });
    expect((await bed.effects()).toSorted((a, b) => a - b)).toEqual(upTo(100));
  });

  it('are put and taken by a request for its own tenant alone', async () => {
    const { tenantDatabase } = bed.service;
    const job = { payload: { number: 1 }, dueAt: bed.clock.now(), dedupe: 'word' };
    await bed.enqueue([5], { dedupe: 'word', tenantId: NEIGHBOUR });
    await tenantDatabase.withTenant(TENANT, async (tx) => {
      await bed.queue.enqueue(tx, Count, { tenantId: TENANT, ...job });
      await bed.queue.cancel(tx, Count, { tenantId: NEIGHBOUR, dedupe: 'word' });
    });
    expect((await bed.jobs()).map(({ number }) => number)).toEqual([1, 5]);
    await expect(
      tenantDatabase.withTenant(TENANT, (tx) =>
        bed.queue.enqueue(tx, Count, { tenantId: NEIGHBOUR, ...job, dedupe: 'other' }),
      ),
    ).rejects.toThrow('row-level security');
    await tenantDatabase.withTenant(TENANT, (tx) => bed.queue.cancel(tx, Count, { tenantId: TENANT, dedupe: 'word' }));
    expect((await bed.jobs()).map(({ number }) => number)).toEqual([5]);
    expect(await findUnguardedTables(bed.database.sql)).toEqual([]);
  });

  it('are counted by state', async () => {
    await bed.enqueue([1, 2]);
    await bed.enqueue([3], { after: 60_000 });
    bed.clock.advance(500);
    const status = new JobStatus(bed.service.preTenantLookup, bed.clock);
    const expected = { queue: 'probe.count', due: 2, running: 0, later: 1, dead: 0, oldestAge: 500 };
    expect(await status.queues()).toEqual([expected]);
    expect(await status.queues('probe')).toEqual([expected]);
    expect(await status.queues('other')).toEqual([]);
  });
});
