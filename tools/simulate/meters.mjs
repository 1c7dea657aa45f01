import { readFileSync } from 'node:fs';

const TICK_MS = 10;

/** CPU that a process has used, in ms, and bytes that went through its reads and writes; zero where it is gone (Linux). */
export function processMeter(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const io = readFileSync(`/proc/${pid}/io`, 'utf8');
    const read = (name) => Number(new RegExp(`${name}: (\\d+)`).exec(io)?.[1] ?? 0);
    return { cpuMs: (Number(fields[11]) + Number(fields[12])) * TICK_MS, bytes: read('rchar') + read('wchar') };
  } catch {
    return { cpuMs: 0, bytes: 0 };
  }
}

/** CPU of PostgreSQL's processes in ms, by whom they work for: a service's word, or `background`. */
export async function postgresMeter(client) {
  const { rows } = await client.query(
    `select pid, application_name as name, backend_type as kind from pg_stat_activity where pid <> pg_backend_pid()`,
  );
  const cpu = {};
  for (const { pid, name, kind } of rows) {
    const [, service] = /^hearback (\w+) (request|batch)$/.exec(name ?? '') ?? [];
    const whom = kind === 'client backend' ? (service ?? 'others') : 'background';
    cpu[whom] = (cpu[whom] ?? 0) + processMeter(pid).cpuMs;
  }
  return cpu;
}

/** Bytes of our schemas in PostgreSQL, by table, and the position of the WAL in bytes. */
export async function storageMeter(client) {
  const { rows } = await client.query(
    `select n.nspname || '.' || c.relname as table, pg_table_size(c.oid)::float8 as heap, pg_indexes_size(c.oid)::float8 as index
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname !~ '^pg_|^information_schema$'`,
  );
  const { rows: wal } = await client.query(`select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float8 as bytes`);
  return { tables: Object.fromEntries(rows.map((row) => [row.table, row])), wal: wal[0].bytes };
}

/** A sum and count of a histogram, as a Prometheus page has it. */
export async function histogram(url, name) {
  const page = await (await fetch(url)).text();
  const read = (suffix) => Number(new RegExp(`^${name}_${suffix}(?:\\{[^}]*\\})? (\\S+)$`, 'm').exec(page)?.[1] ?? 0);
  return { sum: read('sum'), count: read('count') };
}

/** What the second reading has more than the first, number by number, however deep. */
export function difference(before, after) {
  if (typeof after === 'number') return after - (before ?? 0);
  if (typeof after !== 'object') return after;
  return Object.fromEntries(Object.entries(after).map(([key, value]) => [key, difference(before?.[key], value)]));
}
