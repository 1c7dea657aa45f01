/**
 * The PostgreSQL of one Jest run, as a process of its own: it tells its parent the url, and when the parent is gone, in
 * whatever way, it stops PostgreSQL and removes the data. Needs the compiled libs/database.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../database/dist/index.js';

const folder = mkdtempSync(join(process.platform === 'win32' ? tmpdir() : '/var/tmp', 'hearback-test-'));
const lines = [];

/** What tests throw away need not reach the disk. */
const settings = {
  fsync: false,
  full_page_writes: false,
  max_connections: 300,
  max_wal_size: '4GB',
  autovacuum_naptime: '5min',
};

let postgres;
let ending = false;

async function end() {
  if (ending) return;
  ending = true;
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
}

process.on('disconnect', () => void end());
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);

try {
  postgres = await startEmbeddedPostgres({
    dataDirectory: join(folder, 'postgres'),
    settings,
    log: (line) => lines.push(line),
  });
  if (process.connected) process.send({ url: postgres.url, pid: postgres.pid });
  else await end();
} catch (error) {
  rmSync(folder, { recursive: true, force: true });
  if (process.connected) process.send({ failure: [...lines, error.message].join('\n') }, () => process.exit(1));
  else process.exit(1);
}
