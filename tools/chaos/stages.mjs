import { mkdirSync } from 'node:fs';
import { mountSmallDisk } from './faults/disk-full.mjs';
import { FAULTS } from './nemesis.mjs';
import { runOverload } from './overload.mjs';
import { PRELOADS, runUnderFire } from './under-fire.mjs';

/** Faults that need a stand of their own: a small disk; no proxy and no other load. */
const ALONE = ['F8', 'F20'];

/** All wanted faults: those that can share a stand, then each of the others. The result of the first, with theirs beside it. */
export async function runStages({ faults, folder, plant, ...options }) {
  const all = plant === undefined ? [...new Set([...Object.keys({ ...FAULTS, ...PRELOADS }), ...ALONE])] : undefined;
  const wanted = faults ?? all;
  const together = wanted?.filter((id) => !ALONE.includes(id));
  const results = {};
  if (together === undefined || together.length > 0)
    Object.assign(results, await runUnderFire({ ...options, plant, folder, faults: together }));
  if (wanted?.includes('F8')) results.disk = await runOnSmallDisk({ ...options, folder: sub(folder, 'f8') });
  if (wanted?.includes('F20')) results.overload = await runOverload({ ...options, folder: sub(folder, 'f20') });
  const parts = [results, results.disk, results.overload].filter(Boolean);
  return { ...results, violations: parts.flatMap(({ violations }) => violations ?? []) };
}

async function runOnSmallDisk({ folder, say, ...options }) {
  const disk = mountSmallDisk(folder);
  if (disk === undefined) {
    say('F8 is not run: mounting a small file system needs rights that this process has not');
    return { notRun: true, violations: process.env.CI ? ['F8 could not be run'] : [] };
  }
  try {
    const few = { acks: 2_000, kills: 0, minutes: 0.7, pause: 2, faults: ['F8'] };
    return await runUnderFire({ ...options, ...few, folder, say, disk: disk.place });
  } finally {
    disk.unmount();
  }
}

function sub(folder, name) {
  mkdirSync(`${folder}/${name}`);
  return `${folder}/${name}`;
}
