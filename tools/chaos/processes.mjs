import { readFileSync, readdirSync } from 'node:fs';

/** The processes whose parent is `pid` (Linux). */
export function childrenOf(pid) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === pid;
      } catch {
        return false;
      }
    })
    .map(Number);
}

/** Sends a signal to a process that may have ended already. */
export function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** Kills a process and its children at once, like a power failure. */
export function killTree(pid) {
  for (const one of [pid, ...childrenOf(pid)]) signal(one, 'SIGKILL');
}

/** Open file descriptors of a process (Linux). */
export function openFiles(pid) {
  return readdirSync(`/proc/${pid}/fd`).length;
}
