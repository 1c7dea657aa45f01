import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stampOf } from './processes.mjs';

/** The file in a data folder that names the launcher that runs on it. */
export const LOCK = 'launcher.json';

/**
 * Takes the data folder for this launcher, so that no second one takes over its database. Throws with the address and process id
 * of the launcher that runs on it. `announce` adds the address; `release` gives the folder back.
 */
export function lockDataFolder(folder) {
  const path = join(folder, LOCK);
  const own = { pid: process.pid, stamp: stampOf(process.pid), url: null };
  while (!created(path, own)) {
    const holder = read(path);
    if (holder !== undefined) endStale(folder, path, holder);
  }
  return {
    announce: (url) => {
      writeFileSync(`${path}.${own.pid}`, JSON.stringify({ ...own, url }), { mode: 0o600 });
      renameSync(`${path}.${own.pid}`, path);
    },
    release: () => {
      if (read(path)?.pid === own.pid) rmSync(path, { force: true });
    },
  };
}

/** Creates the file with its content in one step; false if it exists. */
function created(path, content) {
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, JSON.stringify(content), { mode: 0o600 });
  try {
    linkSync(temporary, path);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** Removes the lock of a launcher that was killed; throws if it is alive. */
function endStale(folder, path, holder) {
  rejectLive(folder, holder);
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  // Another launcher may have replaced the lock in between: it keeps it.
  const moved = read(aside);
  if (moved !== undefined && moved.pid !== holder.pid) {
    renameSync(aside, path);
    rejectLive(folder, moved);
  }
  rmSync(aside, { force: true });
}

function rejectLive(folder, { pid, stamp, url }) {
  if (stampOf(pid) === undefined || stampOf(pid) !== stamp) return;
  const where = url === null ? 'is starting' : `runs at ${url}`;
  throw new Error(
    `${folder} is in use: Hearback ${where} (process ${pid}). Stop it first (kill ${pid}), or choose another folder with --data`,
  );
}

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw new Error(`${path} cannot be read: delete it if no Hearback runs on this folder`, { cause: error });
  }
}
