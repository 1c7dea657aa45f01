import { lstatSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Folder for files that another user of the machine must be able to reach and that should survive a reboot. */
export const PUBLIC_PLACE = process.platform === 'win32' ? tmpdir() : '/var/tmp';

/**
 * The path of `name` in the public temporary folder. Throws if it exists and another user owns it or
 * may write to it, because that user could replace files that are run or read from there.
 */
export function ownedPlace(name: string): string {
  const place = join(PUBLIC_PLACE, name);
  const stat = lstatSync(place, { throwIfNoEntry: false });
  if (!stat) return place;
  if (!stat.isDirectory() || (process.getuid && stat.uid !== process.getuid()) || (stat.mode & 0o022) !== 0)
    throw new Error(`${place} exists and other users may write to it: remove it`);
  return place;
}
