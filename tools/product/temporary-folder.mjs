import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Creates a folder that is readable for PostgreSQL too, which runs as another user if this process is root. The caller removes it. */
export function temporaryFolder(purpose) {
  const folder = mkdtempSync(join(process.platform === 'win32' ? tmpdir() : '/var/tmp', `hearback-${purpose}-`));
  chmodSync(folder, 0o755);
  return folder;
}
