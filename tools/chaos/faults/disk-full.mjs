import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** A file system of its own for the data, so that it can be filled; undefined where mounting is not allowed. */
export function mountSmallDisk(folder) {
  const place = `${folder}/disk`;
  mkdirSync(place, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1500m,mode=755', 'tmpfs', place], { stdio: 'pipe' });
  } catch {
    return undefined;
  }
  return { place, unmount: () => execFileSync('umount', [place]) };
}

/** F8: the disk of PostgreSQL is full for some seconds; what cannot be stored is refused, and all goes on by itself afterwards. */
export const diskFull = {
  async inject({ stand, load, begin }) {
    const ballast = `${stand.disk}/ballast`;
    const file = openSync(ballast, 'w');
    fill(file);
    await wait(3_000);
    fill(file);
    const reply = await new Promise((resolve) => void load.handIn(resolve));
    await wait(2_000);
    closeSync(file);
    begin();
    rmSync(ballast);
    const known = reply?.status === 503 || reply?.status === 201;
    return { what: 'the data of PostgreSQL', violations: known ? [] : [`F8 an answer gets ${reply?.status}`] };
  },
};

function fill(file) {
  for (const size of [1024 * 1024, 4096]) {
    const piece = Buffer.alloc(size);
    try {
      for (;;) writeSync(file, piece);
    } catch (error) {
      if (error.code !== 'ENOSPC') throw error;
    }
  }
}
