import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

const endWithLauncher = new URL('./end-with-launcher.mjs', import.meta.url).href;

/** Delays of consecutive restarts: the first at once, then longer while the process does not become ready. */
const RESTART_DELAYS_MS = [0, 250, 1000, 2000, 5000];

/**
 * Runs a Node process and restarts it when it ends unexpectedly. `ready` resolves when `isReady` first succeeds, and rejects if
 * the process ends before; `stop` ends it for good by a signal (SIGTERM) and resolves when it has ended. Its output goes to the
 * file descriptor `output`.
 */
export function supervise({ name, file, parameters = [], environment, output = 2, isReady, log }) {
  let child;
  let stopping = false;
  let failures = 0;
  /** A process that was ready once can start, so it is restarted at once when it dies. */
  const resetFailuresWhenReady = async (started) => {
    while (!stopping && child === started && started.exitCode === null) {
      if (await isReady()) {
        failures = 0;
        return;
      }
      await wait(100);
    }
  };
  const launch = () => {
    // Its own process group, because Ctrl-C is for the launcher, which stops everything in order. If the launcher is killed, the IPC
    // channel closes.
    const started = spawn(process.execPath, ['--import', endWithLauncher, file, ...parameters], {
      env: environment,
      stdio: ['ignore', output, output, 'ipc'],
      detached: process.platform !== 'win32',
    });
    child = started;
    void resetFailuresWhenReady(started);
    started.once('exit', (code, signal) => {
      if (stopping) return;
      failures += 1;
      if (code === 78) return; // invalid configuration: a restart would not help
      log(`${name} ended (${signal ?? code}); restarting it`);
      setTimeout(
        () => stopping || launch(),
        RESTART_DELAYS_MS[Math.min(failures - 1, RESTART_DELAYS_MS.length - 1)] ?? 0,
      );
    });
  };
  launch();
  const ready = (async () => {
    const first = child;
    while (!(await isReady())) {
      if (first.exitCode !== null && (first.exitCode === 78 || failures >= RESTART_DELAYS_MS.length))
        throw new Error(`${name} failed to start: see its messages above`);
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
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill(signal);
      const timer = setTimeout(() => child.kill('SIGKILL'), 15_000);
      await ended;
      clearTimeout(timer);
    },
  };
}
