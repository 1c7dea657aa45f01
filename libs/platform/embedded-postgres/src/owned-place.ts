import { lstatSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where things go that another user of the machine must be able to reach, and that should survive a reboot. */
export const PUBLIC_PLACE = process.platform === 'win32' ? tmpdir() : '/var/tmp';

/**
 * The path of `name` in the public temporary folder. Throws where something of that name was put there by somebody
 * else, because whoever owns it could exchange what we are about to run or read.
 */
export function ownedPlace(name: string): string {
  const place = join(PUBLIC_PLACE, name);
  const stat = lstatSync(place, { throwIfNoEntry: false });
  if (!stat) return place;
  if (!stat.isDirectory() || (process.getuid && stat.uid !== process.getuid()) || (stat.mode & 0o022) !== 0)
    throw new Error(`${place} exists and is not a folder of ours alone: remove it`);
  return place;
}
