import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** The folder in the image that corresponds to the root of the project. */
const HOME = '/hearback';

/** Node flags with which any write outside of `writable` fails, as on a read-only file system. */
export function readOnlyFlags(writable) {
  const [major] = process.versions.node.split('.').map(Number);
  const switchOn = major >= 22 ? '--permission' : '--experimental-permission';
  const others = ['--allow-fs-read=*', `--allow-fs-write=${writable}`, '--allow-addons', '--allow-worker'];
  return [switchOn, ...others, ...(major >= 25 ? ['--allow-net'] : []), '--no-warnings'];
}

/**
 * Starts the command of a container of this image as a plain process: its entry point without tini, its working directory below
 * `root` instead of /hearback, and only its own environment. `flags` are passed to Node.
 */
export function startContainer({ image, root, args = [], env, flags = [] }) {
  const environment = { PATH: process.env.PATH, ...image.env, ...env };
  const inRoot = (path) => join(root, path.slice(HOME.length));
  const command = image.entrypoint.slice(image.entrypoint.indexOf('--') + 1);
  if (command[0] !== 'node') throw new Error(`the entry point is not Node: ${command.join(' ')}`);
  const child = spawn(process.execPath, [...flags, ...command.slice(1), ...args], {
    cwd: inRoot(image.workdir),
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  child.stdout.on('data', (text) => (log += text));
  child.stderr.on('data', (text) => (log += text));
  const ended = new Promise((resolve) => child.once('close', (code, signal) => resolve(code ?? signal)));
  return {
    /** Its output so far. */
    log: () => log,
    /** Resolves to its exit code or the name of the signal that ended it. */
    ended,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    /** Runs the health check of the image; resolves to its exit code. */
    checkHealth() {
      const [, script] = image.healthcheck;
      const path = script.replace(HOME, join(root, 'docker'));
      const check = spawn(process.execPath, [path], { env: environment, stdio: 'ignore' });
      return new Promise((resolve) => check.once('close', resolve));
    },
    /** Sends SIGTERM, and SIGKILL after `grace` seconds; resolves as `ended`. */
    async stop(grace) {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), grace * 1_000);
      const code = await ended;
      clearTimeout(timer);
      return code;
    },
  };
}
