import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { closedLoop } from '../load/load.mjs';
import { newWorkspace } from './workspace.mjs';

const WARM_UP_SECONDS = 8;
const SECONDS = 20;
/** Linux counts CPU time in ticks of 10 ms. */
const TICK_MS = 10;

/**
 * What one accepted response costs with every effect, one process per service over Kafka: CPU of each process and of the
 * PostgreSQL backends that work for it, bytes that are stored. The figures behind docs/scale.md; Linux only.
 */
export async function costPerResponse(bench) {
  await bench.restart({}, 'split');
  const workspace = await newWorkspace(bench.product.url, 'cost');
  const target = { url: bench.product.url, key: workspace.secretKey, surveyId: workspace.surveyId };
  const client = new pg.Client({ connectionString: bench.postgres.url });
  await client.connect();
  try {
    await closedLoop(target, { seconds: WARM_UP_SECONDS });
    await bench.drained();
    const before = { cpu: await cpuTimes(bench, client), bytes: await storedBytes(bench, client) };
    const samples = await closedLoop(target, { seconds: SECONDS });
    await bench.drained();
    const after = { cpu: await cpuTimes(bench, client), bytes: await storedBytes(bench, client) };
    const accepted = samples.filter(({ status }) => status === 201).length;
    bench.log(`${accepted} responses accepted`);
    return [
      ...lines('CPU', 'ms', before.cpu, after.cpu, accepted),
      ...lines('stored', 'bytes', before.bytes, after.bytes, accepted),
    ];
  } finally {
    await client.end();
  }
}

/** One line for each name: the difference of two readings per response, and its share of the sum. */
function lines(what, unit, before, after, responses) {
  const costs = Object.keys(after).map((name) => [name, Math.max(0, after[name] - (before[name] ?? 0)) / responses]);
  const sum = costs.reduce((total, [, value]) => total + value, 0);
  return costs.map(([name, value]) => ({
    name: `${what} per response: ${name}`,
    value,
    unit,
    reference: sum,
    referenceName: `${what}, all`,
  }));
}

/** Milliseconds of CPU so far, by process; PostgreSQL's by the service its backends work for. */
async function cpuTimes({ product, kafka }, client) {
  const times = Object.fromEntries(product.processes.map(({ name, pid }) => [name, cpuMs(pid)]));
  times.Kafka = cpuMs(kafka.pids[0]);
  const { rows } = await client.query(
    'select pid, application_name as name, backend_type as type from pg_stat_activity where pid <> pg_backend_pid()',
  );
  for (const { pid, name, type } of rows) {
    const service = /^hearback (\w+) /.exec(name ?? '')?.[1];
    const key = `PostgreSQL, ${type === 'client backend' ? (service ?? 'other clients') : 'background'}`;
    times[key] = (times[key] ?? 0) + cpuMs(pid);
  }
  return times;
}

/** User and system time of a process; 0 if it has ended. */
function cpuMs(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    return 0;
  }
}

async function storedBytes({ kafkaFolder }, client) {
  const { rows } = await client.query(
    `select sum(pg_table_size(c.oid))::float8 as tables, sum(pg_indexes_size(c.oid))::float8 as indexes,
       pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float8 as wal
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname !~ '^pg_|^information_schema$'`,
  );
  const [{ tables, indexes, wal }] = rows;
  const du = execFileSync('du', ['-s', '--block-size=1', kafkaFolder], { encoding: 'utf8' });
  return { tables, indexes, 'write-ahead log': wal, 'Kafka, one copy': Number(du.split('\t')[0]) };
}
