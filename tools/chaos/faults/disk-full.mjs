import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** Mounts a small file system for the data, so that it can be filled; undefined if mounting is not allowed. */
export function mountSmallDisk(folder) {
  const path = `${folder}/disk`;
  mkdirSync(path, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1500m,mode=755', 'tmpfs', path], { stdio: 'pipe' });
  } catch {
    return undefined;
  }
  return { path, unmount: () => execFileSync('umount', [path]) };
}

/** F8: the disk of PostgreSQL is full for some seconds. Responses that cannot be stored get 503; the product recovers by itself. */
export const diskFull = {
  async inject({ harness, load, recoveryStarts }) {
    const ballast = `${harness.disk}/ballast`;
    const file = openSync(ballast, 'w');
    fill(file);
    await wait(3_000);
    fill(file);
    const reply = await new Promise((resolve) => void load.submitOne(resolve));
    await wait(2_000);
    closeSync(file);
    recoveryStarts();
    rmSync(ballast);
    const known = reply?.status === 503 || reply?.status === 201;
    return { what: 'disk of PostgreSQL full', violations: known ? [] : [`F8 a response gets ${reply?.status}`] };
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
