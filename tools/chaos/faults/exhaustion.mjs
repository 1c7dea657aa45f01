import { execFileSync } from 'node:child_process';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { openFiles } from '../processes.mjs';

const HOLDER = 'chaos_holder';

/** F16: another client holds all connections of PostgreSQL and the product's own are closed; then file descriptors run out. */
export const exhaustion = {
  async inject({ harness, load, recoveryStarts }) {
    const violations = [];
    const { held, admin } = await holdConnections(harness);
    const reply = await new Promise((resolve) => void load.submitOne(resolve));
    // Between closing and taking a connection, the product may get one back.
    if (reply?.status !== 201 && (reply?.status !== 503 || reply.headers['retry-after'] === undefined))
      violations.push(`F16 without connections a response gets ${reply?.status} instead of 503 with Retry-After`);
    const { rows } = await admin.query('select 1 as one');
    if (rows[0].one !== 1) violations.push('F16 the reserved connection of the administrator does not work');
    await Promise.all([...held, admin].map((client) => client.end().catch(() => undefined)));
    await harness.ready();
    const files = await exhaustFiles(harness);
    recoveryStarts();
    return { what: `${held.length} connections held, ${files} spare file descriptors`, violations };
  },
};

async function holdConnections({ databaseUrl }) {
  const admin = new Client({ connectionString: databaseUrl });
  await admin.connect();
  admin.on('error', () => undefined);
  await admin.query(`drop role if exists ${HOLDER}`);
  await admin.query(`create role ${HOLDER} login password '${HOLDER}'`);
  const url = new URL(databaseUrl);
  url.username = HOLDER;
  url.password = HOLDER;
  const held = [];
  const take = async () => {
    for (;;) {
      const client = new Client({ connectionString: url.href });
      client.on('error', () => undefined);
      try {
        await client.connect();
        held.push(client);
      } catch {
        return;
      }
    }
  };
  for (let round = 0; round < 3; round += 1) {
    await take();
    await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'hearback%'`);
  }
  await take();
  return { held, admin };
}

/** Leaves a process a few spare file descriptors and uses them up with idle connections. */
async function exhaustFiles({ processes, url }) {
  const { hostname, port } = new URL(url);
  const { pid } = processes[0];
  const spare = 8;
  const limit = openFiles(pid) + spare;
  const before = execFileSync('prlimit', ['--pid', String(pid), '--nofile', '--output', 'SOFT', '--noheadings'])
    .toString()
    .trim();
  execFileSync('prlimit', ['--pid', String(pid), `--nofile=${limit}:`]);
  const sockets = Array.from({ length: 40 }, () => {
    const socket = connect({ host: hostname, port: Number(port) });
    socket.on('error', () => undefined);
    return socket;
  });
  await wait(2_000);
  for (const socket of sockets) socket.destroy();
  execFileSync('prlimit', ['--pid', String(pid), `--nofile=${before}:`]);
  return spare;
}
