import { parentOf } from './processes.mjs';

const INTERVAL_MS = 250;

/**
 * Calls `onEnd` when the npm that runs this script ends. npm does not pass SIGTERM on: it ends its shell, and this process would go
 * on alone. A process that was not started by npm gets the signals itself, and may outlive the shell that started it.
 */
export function watchNpm(onEnd, environment = process.env) {
  if (!environment.npm_lifecycle_script?.includes('start.mjs')) return;
  const shell = process.ppid;
  const npm = parentOf(shell);
  const timer = setInterval(() => {
    if (process.ppid === shell && parentOf(shell) === npm) return;
    clearInterval(timer);
    onEnd();
  }, INTERVAL_MS);
  timer.unref();
}
