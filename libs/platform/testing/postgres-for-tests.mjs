/**
 * The PostgreSQL of one Jest run, as a process of its own: it tells its parent the url, and when the parent is gone, in
 * whatever way, it stops PostgreSQL and removes the data. Needs the compiled libs/platform/database.
 */
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeEmbeddedPostgres, startEmbeddedPostgres } from '../embedded-postgres/dist/index.js';

const place = process.platform === 'win32' ? tmpdir() : '/var/tmp';
const folder = mkdtempSync(join(place, 'hearback-test-'));
chmodSync(folder, 0o711);
writeFileSync(join(folder, 'holder'), String(process.pid));
const lines = [];
const log = (line) => lines.push(line);

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

/** Removes the data, wherever they lie, and the folder. */
async function remove(path) {
  await removeEmbeddedPostgres({ dataDirectory: join(path, 'postgres'), log });
  rmSync(path, { recursive: true, force: true });
}

async function end() {
  if (ending) return;
  ending = true;
  await postgres?.stop();
  await remove(folder);
  process.exit(0);
}

/** Whether the process that wrote `holder` into the folder is gone, so that nobody will remove it. */
function isAbandoned(path) {
  try {
    process.kill(Number(readFileSync(join(path, 'holder'), 'utf8')), 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

/** Removes what holders that were killed have left behind. */
async function sweep() {
  for (const name of readdirSync(place).filter((entry) => entry.startsWith('hearback-test-'))) {
    const path = join(place, name);
    if (!isAbandoned(path)) continue;
    try {
      await remove(path);
    } catch {
      // Another user's, or another run is at it too.
    }
  }
}

process.on('disconnect', () => void end());
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);

try {
  postgres = await startEmbeddedPostgres({
    dataDirectory: join(folder, 'postgres'),
    settings,
    log,
  });
  if (process.connected) process.send({ url: postgres.url, pid: postgres.pid });
  else await end();
} catch (error) {
  rmSync(folder, { recursive: true, force: true });
  if (process.connected) process.send({ failure: [...lines, error.message].join('\n') }, () => process.exit(1));
  else process.exit(1);
}
if (postgres) await sweep();
