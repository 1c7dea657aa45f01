import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder for data that PostgreSQL can reach too, which runs as another user where we are root. Remove it after use. */
export function temporaryFolder(purpose) {
  const folder = mkdtempSync(join(process.platform === 'win32' ? tmpdir() : '/var/tmp', `hearback-${purpose}-`));
  chmodSync(folder, 0o755);
  return folder;
}
