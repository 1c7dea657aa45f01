import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MARK = 'hearback.json';

/** Writes a JSON file that only this user can read, atomically. */
export function writePrivate(path, value) {
  writeFileSync(`${path}.new`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

/** Deletes the data folder. Throws if Hearback did not create it. */
export async function resetDataFolder(folder, log) {
  if (!existsSync(folder)) return;
  if (!existsSync(join(folder, MARK)) && readdirSync(folder).length > 0)
    throw new Error(`${folder} was not created by Hearback (it has no ${MARK}) and is not deleted`);
  // Stops a server that a killed launcher left running, and deletes data that had to be stored elsewhere.
  const { removeEmbeddedPostgres } = await import('@hearback/embedded-postgres');
  await removeEmbeddedPostgres({ dataDirectory: join(folder, 'postgres'), log });
  rmSync(folder, { recursive: true, force: true });
}

/** Opens the data folder; creates it with new secrets if it does not exist. Returns the secrets. */
export function openDataFolder(folder) {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, MARK);
  if (!existsSync(path)) {
    if (readdirSync(folder).length > 0)
      throw new Error(`${folder} is not empty and was not created by Hearback: choose another with --data`);
    const secret = () => randomBytes(32).toString('base64url');
    writePrivate(path, { rolePassword: secret(), internalSecret: secret() });
  }
  return JSON.parse(readFileSync(path, 'utf8'));
}
