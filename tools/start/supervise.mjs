import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { NODE_FLAGS } from './node-flags.mjs';

const endWithLauncher = new URL('./end-with-launcher.mjs', import.meta.url).href;

/** Pauses between restarts: at once first, then longer while the process does not stay up. */
const PAUSES_MS = [0, 250, 1000, 2000, 5000];

/**
 * Keeps a Node process running: starts it again when it ends by itself. `ready` resolves at its first answer to
 * `isReady`, and rejects if it ends before that; `stop` ends it for good by a signal (SIGTERM) and resolves when it is gone. What it says goes to
 * the file descriptor `output`.
 */
export function supervise({ name, file, parameters = [], environment, output = 2, isReady, say }) {
  let child;
  let stopping = false;
  let failures = 0;
  /** What was ready once is nothing that cannot start: when it dies, it is started again at once. */
  const watch = async (started) => {
    while (!stopping && child === started && started.exitCode === null) {
      if (await isReady()) {
        failures = 0;
        return;
      }
      await wait(100);
    }
  };
  const launch = () => {
    // A group of its own: Ctrl-C is for the launcher, which stops all in order. Should it be killed, the channel tells.
    const started = spawn(process.execPath, [...NODE_FLAGS, '--import', endWithLauncher, file, ...parameters], {
      env: environment,
      stdio: ['ignore', output, output, 'ipc'],
      detached: process.platform !== 'win32',
    });
    child = started;
    void watch(started);
    started.once('exit', (code, signal) => {
      if (stopping) return;
      failures += 1;
      if (code === 78) return; // bad configuration: another try would read the same
      say(`${name} ended (${signal ?? code}); starting it again`);
      setTimeout(() => stopping || launch(), PAUSES_MS[Math.min(failures - 1, PAUSES_MS.length - 1)] ?? 0);
    });
  };
  launch();
  const ready = (async () => {
    const first = child;
    while (!(await isReady())) {
      if (first.exitCode !== null && (first.exitCode === 78 || failures >= PAUSES_MS.length))
        throw new Error(`${name} does not start: see its messages above`);
      await wait(50);
    }
  })();
  return {
    ready,
    get pid() {
      return child.pid;
    },
    async stop(signal = 'SIGTERM') {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill(signal);
      const late = setTimeout(() => child.kill('SIGKILL'), 15_000);
      await gone;
      clearTimeout(late);
    },
  };
}
