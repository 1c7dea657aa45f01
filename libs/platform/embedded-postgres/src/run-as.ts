import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The user that PostgreSQL runs as where we are root, because it refuses to run as root. */
export interface RunAs {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** `postgres`, else `nobody`, where we are root; `undefined` where PostgreSQL can run as we do. */
export function unprivilegedUser(): RunAs | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const user = lookUp(name);
    if (user && user.uid !== 0) return user;
  }
  throw new Error('PostgreSQL refuses to run as root, and there is neither a user postgres nor a user nobody');
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

/** Whether `user` can read `path`, which must exist, and pass through every folder above it. */
export function canReach(path: string, user: RunAs): boolean {
  return allows(path, user, 0o5) && canPass(dirname(path), user);
}

/** Whether `user` can pass through the folder, which must exist, and every folder above it. */
export function canPass(folder: string, user: RunAs): boolean {
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
