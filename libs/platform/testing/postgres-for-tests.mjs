/**
 * The PostgreSQL of one Jest run, in its own process. It sends its parent the url. When the parent has ended for any reason, it
 * stops PostgreSQL and deletes the data. Needs the compiled libs/platform/database.
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

/** Test data need not survive a crash, so commits do not wait for the disk. */
const settings = {
  fsync: false,
  full_page_writes: false,
  max_connections: 300,
  max_wal_size: '4GB',
  autovacuum_naptime: '5min',
};

let postgres;
let ending = false;

/** Deletes the data, even if they were moved, and the folder. */
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

/** Whether the process that wrote `holder` into the folder has ended without deleting it. */
function isAbandoned(path) {
  try {
    process.kill(Number(readFileSync(join(path, 'holder'), 'utf8')), 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

/** Deletes the folders of holders that were killed. */
async function sweep() {
  for (const name of readdirSync(place).filter((entry) => entry.startsWith('hearback-test-'))) {
    const path = join(place, name);
    if (!isAbandoned(path)) continue;
    try {
      await remove(path);
    } catch {
      // It belongs to another user, or another run is deleting it.
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
