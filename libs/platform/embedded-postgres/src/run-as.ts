import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The user that PostgreSQL runs as if this process is root, because PostgreSQL refuses to run as root. */
export interface RunAs {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** If this process is root: `postgres`, or else `nobody`. Otherwise `undefined`: PostgreSQL runs as the current user. */
export function unprivilegedUser(): RunAs | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const user = lookUp(name);
    if (user && user.uid !== 0) return user;
  }
  throw new Error('PostgreSQL refuses to run as root, and there is no user postgres or nobody');
}

function lookUp(name: string): RunAs | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  if (line) {
    const [, , uid, gid] = line.split(':');
    return { name, uid: Number(uid), gid: Number(gid) };
  }
  try {
    const id = (flag: string) =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    return { name, uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

/** Whether `user` can read `path`, which must exist, and traverse every folder above it. */
export function canReach(path: string, user: RunAs): boolean {
  return allows(path, user, 0o5) && canTraverse(dirname(path), user);
}

/** Whether `user` can traverse the folder, which must exist, and every folder above it. */
export function canTraverse(folder: string, user: RunAs): boolean {
  for (let path = folder; ; path = dirname(path)) {
    if (!allows(path, user, 0o1)) return false;
    if (path === dirname(path)) return true;
  }
}

function allows(path: string, user: RunAs, bits: number): boolean {
  const { mode, uid, gid } = statSync(path);
  const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0;
  return ((mode >> shift) & bits) === bits;
}
