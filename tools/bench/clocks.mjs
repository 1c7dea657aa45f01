import pg from 'pg';
import { quantile } from './statistics.mjs';
import { newWorkspace } from './workspace.mjs';

const CLOCKS = 100_000;
/** Warnings that come due while the bench looks on: so many a second, for so long. */
const PER_SECOND = 100;
const WINDOW_SECONDS = 30;
/** Warnings that come due while nobody runs: ten seconds of them. */
const MISSED = 1_000;

/**
 * Warnings of 100,000 running clocks of tasks: how late they fire, and how long it takes after a restart until all are caught up that
 * came due meanwhile. The tasks and their timers are copies of one that the API has opened, inserted directly.
 */
export async function clocks(bench) {
  const workspace = await newWorkspace(bench.product.url, 'clocks');
  const database = new pg.Client({ connectionString: bench.postgres.url });
  await database.connect();
  try {
    const template = await templateTask(workspace.call);
    await bench.drained();
    const { rows } = await database.query(
      `select tenant_id, id from followups.task where title = $1 and tenant_id = $2`,
      [template.title, workspace.tenantId.replace(/^wsp_/, '')],
    );
    const [task] = rows;
    await copyTask(database, task, {
      count: CLOCKS - PER_SECOND * WINDOW_SECONDS - MISSED,
      firstSeconds: 7200,
      spreadSeconds: 86_400,
    });
    await database.query('analyze');
    const lags = await lagsOf(database, task);
    const caughtUp = await catchUp(bench, database, task);
    const [slowest, p95] = [Math.max(...lags) / 1000, quantile(lags, 0.95) / 1000];
    return [
      {
        name: `warnings of ${CLOCKS.toLocaleString('en')} clocks, ${PER_SECOND} a second: latest`,
        value: slowest,
        unit: 's',
        reference: p95,
        referenceName: 'p95 of the same',
        goal: '<= 5',
        met: slowest <= 5,
      },
      {
        name: `${MISSED.toLocaleString('en')} warnings that came due during a restart`,
        value: caughtUp,
        unit: 's',
        reference: 1 / PER_SECOND,
        referenceName: 'one warning at the pace above',
        goal: '<= 10',
        met: caughtUp <= 10,
      },
    ];
  } finally {
    await database.end();
  }
}

/** A task with both clocks that count opening hours, which are always. */
async function templateTask(call) {
  const week = Array.from({ length: 7 }, () => ({ open: [{ from: '00:00', to: '24:00' }] }));
  await call('POST', '/v1/calendars', {
    name: 'Always',
    is_default: true,
    time_zone: null,
    team_ids: [],
    week,
    special_days: [],
  });
  await call('PUT', '/v1/sla-targets', {
    targets: [
      {
        name: 'All',
        rule_ids: null,
        touchpoint_ids: null,
        customer_value: null,
        first_response_minutes: 1440,
        resolution_minutes: 2880,
        steps: [],
      },
    ],
  });
  return call('POST', '/v1/tasks', { title: 'Clock of the bench' });
}

/**
 * Copies a task with its timers. The warnings of the resolution of the copies come due one after the other, from `firstSeconds` from
 * now on over `spreadSeconds`; the deadline itself is an hour later.
 */
async function copyTask(database, { tenant_id: tenant, id }, { count, firstSeconds, spreadSeconds }) {
  const columns = async (table, except) => {
    const { rows } = await database.query(
      `select attname from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''
       order by attnum`,
      [table],
    );
    return rows.map(({ attname }) => attname).filter((name) => !except.includes(name));
  };
  const same = await columns('followups.task', ['id', 'due_at', 'first_due_at', 'clocks']);
  await database.query('begin');
  await database.query('drop table if exists bench_clock');
  await database.query(
    `create temporary table bench_clock as
     select gen_random_uuid() as id, n,
       date_trunc('milliseconds', clock_timestamp() + make_interval(secs => $2::float8 + n * $3::float8 / $1::float8)) as warn_at
     from generate_series(0, $1::integer - 1) as n`,
    [count, firstSeconds, spreadSeconds],
  );
  await database.query(
    `insert into followups.task (id, due_at, first_due_at, clocks, ${same.join(', ')})
     select b.id, b.warn_at + interval '1 hour', b.warn_at + interval '1 hour',
       jsonb_set(t.clocks, '{resolution,dueAt}', to_jsonb(to_char((b.warn_at + interval '1 hour') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))),
       ${same.map((name) => `t.${name}`).join(', ')}
     from followups.task t, bench_clock b where t.tenant_id = $1 and t.id = $2`,
    [tenant, id],
  );
  const ofJob = await columns('jobs.job', ['id', 'dedupe', 'body', 'due_at']);
  await database.query(
    `insert into jobs.job (id, dedupe, body, due_at, ${ofJob.join(', ')})
     select gen_random_uuid(), b.id::text,
       case when j.queue in ('followups.remind-task', 'followups.breach-task')
         then json_build_object('task_id', b.id, 'due_at', to_char((b.warn_at + interval '1 hour') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text
         else replace(j.body, $2::text, b.id::text) end,
       case j.queue when 'followups.remind-task' then b.warn_at when 'followups.breach-task' then b.warn_at + interval '1 hour'
         else j.due_at end,
       ${ofJob.map((name) => `j.${name}`).join(', ')}
     from jobs.job j, bench_clock b where j.tenant_id = $1 and j.dedupe = $2::text`,
    [tenant, id],
  );
  await database.query('commit');
}

/** Milliseconds by which the warnings of a window were late, each as the product recorded it. */
async function lagsOf(database, task) {
  const count = PER_SECOND * WINDOW_SECONDS;
  await copyTask(database, task, { count, firstSeconds: 15, spreadSeconds: WINDOW_SECONDS });
  await warned(database, count);
  const { rows } = await database.query(
    `select extract(epoch from c.at - b.warn_at) * 1000 as lag from followups.task_change c
     join bench_clock b on b.id = c.task_id where c.kind = 'reminded'`,
  );
  return rows.map(({ lag }) => Math.max(0, Number(lag)));
}

/** Seconds from the moment at which the restarted product is ready until every warning is out that came due while it was down. */
async function catchUp(bench, database, task) {
  await bench.product.stop();
  await copyTask(database, task, { count: MISSED, firstSeconds: -10, spreadSeconds: 10 });
  // `restart` stops what has stopped, which does nothing.
  await bench.restart();
  const ready = performance.now();
  await warned(database, MISSED);
  return (performance.now() - ready) / 1000;
}

/** Waits until so many of the copies have their warning in their history. */
async function warned(database, count) {
  for (;;) {
    const { rows } = await database.query(
      `select count(*)::integer as n from bench_clock b where exists (select from followups.task_change c
         where c.task_id = b.id and c.kind = 'reminded')`,
    );
    if (rows[0].n >= count) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
