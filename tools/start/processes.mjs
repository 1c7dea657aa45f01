import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A text that differs between processes that have the same id one after the other; undefined if there is no such process. */
export function stampOf(pid) {
  try {
    process.kill(pid, 0);
    if (process.platform === 'linux')
      return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${statOf(pid)[19]}`;
    if (process.platform === 'win32') return 'running';
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch (error) {
    return error.code === 'EPERM' ? 'of another user' : undefined;
  }
}

/** The parent of a process on Linux; undefined elsewhere and if there is no such process. */
export function parentOf(pid) {
  try {
    return process.platform === 'linux' ? Number(statOf(pid)[1]) : undefined;
  } catch {
    return undefined;
  }
}

/** The fields of /proc/<pid>/stat after the name, which may contain blanks: state, parent, … */
function statOf(pid) {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}
