import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { rmSync } from 'node:fs';
import { residentBytes, residentBytesOf } from '../product/product.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Resident memory of the platform's process after all earlier parts. Reference: an idle Node process. */
export async function memory({ product }) {
  const bare = spawn(process.execPath, ['-e', 'setInterval(()=>{},1000)']);
  await new Promise((resolve) => setTimeout(resolve, 500));
  const reference = residentBytes(bare.pid) / 1024 / 1024;
  bare.kill();
  const value = residentBytesOf(product) / 1024 / 1024;
  return [
    {
      name: 'resident memory of the process after all parts',
      value,
      unit: 'MB',
      reference,
      referenceName: 'an idle Node process',
      goal: '<= 350',
      met: value <= 350,
    },
  ];
}

function start(folder, extra) {
  const at = performance.now();
  const child = spawn(
    process.execPath,
    ['tools/start/start.mjs', '--json', '--data', folder, '--port', '0', ...extra],
    { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`npm start exited with ${code}`)));
    child.stdout.once('data', () => resolve({ child, ms: performance.now() - at }));
  });
}

async function end(child) {
  child.removeAllListeners('exit');
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

/** Time until `npm start` on an existing data folder is ready. Reference: the first start, including the demo. */
export async function restart() {
  const folder = `/var/tmp/hearback-bench-restart-${process.pid}`;
  const first = await start(folder, []);
  await end(first.child);
  const times = [];
  for (let i = 0; i < 3; i += 1) {
    const again = await start(folder, []);
    times.push(again.ms);
    await end(again.child);
  }
  rmSync(folder, { recursive: true, force: true });
  const value = Math.max(...times) / 1000;
  return [
    {
      name: 'restart, slowest of 3',
      value,
      unit: 's',
      reference: first.ms / 1000,
      referenceName: 'first start with demo',
      goal: '<= 5',
      met: value <= 5,
    },
  ];
}
