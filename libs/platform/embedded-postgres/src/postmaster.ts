import { execFileSync, spawn } from 'node:child_process';
import { closeSync, fstatSync, openSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { PostgresBinaries } from './binaries.js';
import { PROGRAM_ENVIRONMENT } from './cluster.js';
import type { RunAs } from './run-as.js';

/** The contents of `postmaster.pid`; its lines are described in PostgreSQL's miscadmin.h. */
export interface PostmasterFile {
  readonly pid: number;
  readonly port: number;
  /** `starting`, `ready`, `standby`, `stopping`. */
  readonly status: string;
}

/** Reads `postmaster.pid`; `undefined` if there is none or it is incomplete. */
export function readPostmasterFile(directory: string): PostmasterFile | undefined {
  let text: string;
  try {
    text = readFileSync(join(directory, 'postmaster.pid'), 'utf8');
  } catch {
    return undefined;
  }
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[3] ?? 0), status: lines[7] ?? 'starting' };
}

/** Whether the process is alive and is a postgres: after a reboot another process may have the pid in the file. */
export function isPostmaster(pid: number): boolean {
  if (!isAlive(pid)) return false;
  try {
    if (process.platform === 'linux')
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0]!.includes('postgres');
    if (process.platform === 'win32') return true;
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes('postgres');
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** What is needed to start a postmaster. */
export interface PostmasterPlan {
  readonly binaries: PostgresBinaries;
  readonly directory: string;
  readonly port: number;
  readonly parameters: readonly string[];
  readonly user: RunAs | undefined;
  readonly logFile: string;
}

/** Long enough for crash recovery, which replays the write-ahead log. */
const START_TIMEOUT_MS = 120_000;

/**
 * Starts PostgreSQL and resolves with its process id once it accepts connections. It has its own process group, so
 * that Ctrl-C in a terminal does not stop it before its clients are done. A predecessor that was killed may hold its shared
 * memory for a moment, so the start is retried for ten seconds.
 */
export async function startPostmaster(plan: PostmasterPlan): Promise<number> {
  const leftover = readPostmasterFile(plan.directory);
  if (leftover && !isPostmaster(leftover.pid)) rmSync(join(plan.directory, 'postmaster.pid'), { force: true });
  for (const until = Date.now() + 10_000; ; await pause(50)) {
    const failure = await tryStart(plan);
    if (typeof failure === 'number') return failure;
    const held = /shared memory|lock file "postmaster.pid" already exists/i.test(failure);
    if (held) endOrphanedChildren(plan.directory);
    if (!held || Date.now() > until) throw new Error(`PostgreSQL did not start: ${failure.trim().slice(-2000)}`);
  }
}

/** Resolves with the process id, or with the output of PostgreSQL if it did not start. */
async function tryStart(plan: PostmasterPlan): Promise<number | string> {
  const program = join(plan.binaries.root, 'bin', 'postgres');
  const output = openSync(plan.logFile, 'a', 0o600);
  const before = fstatSync(output).size;
  const child = spawn(program, ['-D', plan.directory, '-p', String(plan.port), ...plan.parameters], {
    ...(plan.user && { uid: plan.user.uid, gid: plan.user.gid }),
    cwd: dirname(program),
    env: PROGRAM_ENVIRONMENT,
    detached: true,
    stdio: ['ignore', output, output],
    windowsHide: true,
  });
  closeSync(output);
  let ended: string | undefined;
  child.on('error', (error) => (ended = error.message));
  child.on('exit', (code, signal) => (ended ??= `ended with ${code ?? signal}`));
  for (const until = Date.now() + START_TIMEOUT_MS; ended === undefined; await pause(5)) {
    const file = readPostmasterFile(plan.directory);
    if (file?.pid === child.pid && file?.status === 'ready') break;
    if (Date.now() > until) {
      child.kill('SIGQUIT');
      return `not ready after ${START_TIMEOUT_MS} ms`;
    }
  }
  if (ended !== undefined) return `${readFileSync(plan.logFile).subarray(before).toString()} (${ended})`;
  child.unref();
  return child.pid!;
}

/**
 * Kills the backends that a killed postmaster left behind: a busy one notices the death only at its next wait, and holds the
 * shared memory until then. Recovery replays their committed work from the write-ahead log, so nothing is lost.
 */
function endOrphanedChildren(directory: string): void {
  if (process.platform !== 'linux') return;
  const own = realpathSync(directory);
  for (const entry of readdirSync('/proc')) {
    const pid = Number(entry);
    if (!Number.isInteger(pid) || pid === process.pid) continue;
    try {
      if (readlinkSync(`/proc/${pid}/cwd`) === own && isPostmaster(pid)) process.kill(pid, 'SIGKILL');
    } catch {
      // The process has ended, or belongs to another user.
    }
  }
}

/** Stops PostgreSQL: SIGINT rolls back open transactions and checkpoints; after `within` milliseconds, SIGQUIT. */
export async function stopPostmaster(
  pid: number,
  plan: Pick<PostmasterPlan, 'binaries' | 'directory'>,
  within = 30_000,
): Promise<void> {
  if (process.platform === 'win32') {
    execFileSync(join(plan.binaries.root, 'bin', 'pg_ctl'), ['stop', '-D', plan.directory, '-m', 'fast']);
    return;
  }
  send(pid, 'SIGINT');
  for (const started = Date.now(); isPostmaster(pid); await pause(10)) {
    if (Date.now() - started > within) send(pid, 'SIGQUIT');
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
