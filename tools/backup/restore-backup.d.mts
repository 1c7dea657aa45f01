import type { BackedUpDatabase, Manifest } from './take-backup.mjs';

export function restoreBackup(options: {
  databases: readonly BackedUpDatabase[];
  from: string;
  rolePassword: string;
  log?: (text: string) => void;
}): Promise<Manifest>;
