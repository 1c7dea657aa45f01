import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOCK } from './data-folder-lock.mjs';

const MARK = 'hearback.json';

/** Writes a JSON file that only this user can read, atomically. */
export function writePrivate(path, value) {
  writeFileSync(`${path}.new`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

/** What is in a folder besides the lock. */
const contentOf = (folder) => readdirSync(folder).filter((name) => !name.startsWith(LOCK));

/** Creates the folder if it does not exist. Throws if it has files that Hearback did not create. */
export function claimDataFolder(folder) {
  mkdirSync(folder, { recursive: true });
  if (!existsSync(join(folder, MARK)) && contentOf(folder).length > 0)
    throw new Error(
      `${folder} was not created by Hearback (it has no ${MARK}): it is neither used nor deleted; choose another with --data`,
    );
}

/** Deletes everything in the data folder but the lock. */
export async function resetDataFolder(folder, log) {
  // Stops a server that a killed launcher left running, and deletes data that had to be stored elsewhere.
  const { removeEmbeddedPostgres } = await import('@hearback/embedded-postgres');
  await removeEmbeddedPostgres({ dataDirectory: join(folder, 'postgres'), log });
  for (const name of contentOf(folder)) rmSync(join(folder, name), { recursive: true, force: true });
}

/** Returns the secrets of the data folder; creates them at its first use. */
export function openDataFolder(folder) {
  const path = join(folder, MARK);
  if (!existsSync(path)) {
    const secret = () => randomBytes(32).toString('base64url');
    writePrivate(path, { rolePassword: secret(), internalSecret: secret() });
  }
  return JSON.parse(readFileSync(path, 'utf8'));
}
