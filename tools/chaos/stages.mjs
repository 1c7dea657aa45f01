import { mkdirSync } from 'node:fs';
import { runFaults, PRELOADS } from './fault-run.mjs';
import { mountSmallDisk } from './faults/disk-full.mjs';
import { FAULTS } from './nemesis.mjs';
import { runOverload } from './overload.mjs';

/** Faults that need a harness of their own: F8 a small disk, F20 neither proxy nor other load. */
const SEPARATE = ['F8', 'F20'];

/** Runs the given faults: those that can share a harness together, then each of the others. Merges their results. */
export async function runStages({ faults, folder, plant, ...options }) {
  const all = plant === undefined ? [...new Set([...Object.keys({ ...FAULTS, ...PRELOADS }), ...SEPARATE])] : undefined;
  const wanted = faults ?? all;
  const together = wanted?.filter((id) => !SEPARATE.includes(id));
  const results = {};
  if (together === undefined || together.length > 0)
    Object.assign(results, await runFaults({ ...options, plant, folder, faults: together }));
  if (wanted?.includes('F8')) results.disk = await runOnSmallDisk({ ...options, folder: subfolder(folder, 'f8') });
  if (wanted?.includes('F20')) results.overload = await runOverload({ ...options, folder: subfolder(folder, 'f20') });
  const parts = [results, results.disk, results.overload].filter(Boolean);
  return { ...results, violations: parts.flatMap(({ violations }) => violations ?? []) };
}

async function runOnSmallDisk({ folder, log, ...options }) {
  const disk = mountSmallDisk(folder);
  if (disk === undefined) {
    log('F8 is skipped: this process may not mount a small file system');
    return { skipped: true, violations: process.env.CI ? ['F8 could not be run'] : [] };
  }
  try {
    const few = { acks: 2_000, kills: 0, minutes: 0.7, pause: 2, faults: ['F8'] };
    return await runFaults({ ...options, ...few, folder, log, disk: disk.path });
  } finally {
    disk.unmount();
  }
}

function subfolder(folder, name) {
  mkdirSync(`${folder}/${name}`);
  return `${folder}/${name}`;
}
