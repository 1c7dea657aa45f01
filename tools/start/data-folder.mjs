import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MARK = 'hearback.json';

/** A file of the data folder that only this user reads, as JSON; written whole or not at all. */
export function writePrivate(path, value) {
  writeFileSync(`${path}.new`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

/** Deletes the data folder. Refuses a folder that is not one of ours. */
export async function resetDataFolder(folder, say) {
  if (!existsSync(folder)) return;
  if (!existsSync(join(folder, MARK)) && readdirSync(folder).length > 0)
    throw new Error(`${folder} was not made by Hearback (it has no ${MARK}): it is left as it is`);
  // Ends a server that a lost process left behind, and frees data that had to lie elsewhere.
  const { removeEmbeddedPostgres } = await import('@hearback/embedded-postgres');
  await removeEmbeddedPostgres({ dataDirectory: join(folder, 'postgres'), log: say });
  rmSync(folder, { recursive: true, force: true });
}

/** Opens the data folder, with new secrets where it is new. */
export function openDataFolder(folder) {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, MARK);
  if (!existsSync(path)) {
    if (readdirSync(folder).length > 0)
      throw new Error(`${folder} is not empty and not ours: name another with --data`);
    const secret = () => randomBytes(32).toString('base64url');
    writePrivate(path, { rolePassword: secret(), internalSecret: secret() });
  }
  return JSON.parse(readFileSync(path, 'utf8'));
}
