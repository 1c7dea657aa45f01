import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { PostgresBinaries } from './binaries.js';
import { ownedPlace, PUBLIC_PLACE } from './owned-place.js';
import { canTraverse, type RunAs } from './run-as.js';

/** The superuser of an embedded cluster. */
export const SUPERUSER = 'postgres';

/** A data directory that initdb has filled, and the superuser's password. */
export interface Cluster {
  readonly directory: string;
  readonly password: string;
}

/** Paths of an embedded PostgreSQL. */
export interface ClusterPlaces {
  /** The data directory; not the requested one if `moved`. */
  readonly directory: string;
  /** Next to the requested data directory; readable only by its owner. */
  readonly passwordFile: string;
  readonly logFile: string;
  /** Whether the data are under /var/tmp, because PostgreSQL's user cannot reach the requested directory. */
  readonly moved: boolean;
}

/** Chooses the paths, and creates the parent folder of the data directory. */
export function clusterPlaces(requested: string, user: RunAs | undefined): ClusterPlaces {
  const wanted = resolve(requested);
  mkdirSync(dirname(wanted), { recursive: true });
  const beside = (suffix: string) => join(dirname(wanted), `${basename(wanted)}.${suffix}`);
  const files = { passwordFile: beside('password'), logFile: beside('log') };
  if (!user || canTraverse(dirname(wanted), user)) return { directory: wanted, ...files, moved: false };
  const hash = createHash('sha256').update(join(realpathSync(dirname(wanted)), basename(wanted)));
  const place = ownedPlace(`hearback-data-${hash.digest('hex').slice(0, 16)}`);
  return { directory: join(place, 'postgres'), ...files, moved: true };
}

/**
 * Creates the cluster if there is none: UTF-8, the built-in C.UTF-8 collation (the same order on every machine), data
 * checksums, passwords by SCRAM, and a random one for the superuser. Throws if the data were created by another major
 * version of PostgreSQL.
 */
export async function preparedCluster(
  places: ClusterPlaces,
  binaries: PostgresBinaries,
  user: RunAs | undefined,
  log: (line: string) => void,
): Promise<Cluster> {
  const { directory, passwordFile } = places;
  if (places.moved) prepareMovedFolder(places, user?.name ?? '', log);
  if (existsSync(join(directory, 'PG_VERSION'))) {
    const major = readFileSync(join(directory, 'PG_VERSION'), 'utf8').trim();
    if (major !== binaries.version.split('.')[0])
      throw new Error(
        `${directory} was created by PostgreSQL ${major}, and this is ${binaries.version}: export with the old version, import with this one`,
      );
    if (!existsSync(passwordFile))
      throw new Error(`${passwordFile} is missing, and ${directory} cannot be used without it`);
    return { directory, password: readFileSync(passwordFile, 'utf8').trim() };
  }
  const password = randomBytes(24).toString('base64url');
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  await initdb(directory, password, binaries, user);
  return { directory, password };
}

/**
 * Prepares the folder under /var/tmp. Data without a password file belong to a project that no longer exists (a checkout that
 * was removed and created again at the same path): they are moved aside and replace those moved aside earlier.
 */
function prepareMovedFolder(
  { directory, passwordFile }: ClusterPlaces,
  user: string,
  log: (line: string) => void,
): void {
  mkdirSync(dirname(directory), { recursive: true });
  chmodSync(dirname(directory), 0o711);
  log(
    `the data directory is ${directory}, because PostgreSQL runs as ${user}, which cannot reach ${dirname(passwordFile)}`,
  );
  if (!existsSync(directory) || existsSync(passwordFile)) return;
  const aside = `${directory}.before`;
  rmSync(aside, { recursive: true, force: true });
  renameSync(directory, aside);
  log(`data of an earlier project at this path were moved to ${aside}`);
}

async function initdb(
  directory: string,
  password: string,
  binaries: PostgresBinaries,
  user: RunAs | undefined,
): Promise<void> {
  // Without PG_VERSION, existing files were left by an initdb that was killed.
  const temporary = `${directory}.initdb`;
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary, { mode: 0o700 });
  const secret = mkdtempSync(join(PUBLIC_PLACE, 'hearback-'));
  try {
    const file = join(secret, 'password');
    writeFileSync(file, password, { mode: 0o600 });
    if (user) for (const path of [temporary, secret, file]) chownSync(path, user.uid, user.gid);
    await run(
      join(binaries.root, 'bin', 'initdb'),
      [
        `--pgdata=${temporary}`,
        `--username=${SUPERUSER}`,
        `--pwfile=${file}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
        '--data-checksums',
        '--no-instructions',
      ],
      user,
    );
  } finally {
    rmSync(secret, { recursive: true, force: true });
  }
  putInPlace(temporary, directory);
}

function putInPlace(temporary: string, directory: string): void {
  if (existsSync(directory)) {
    if (readdirSync(directory).length > 0)
      throw new Error(`${directory} is neither empty nor a PostgreSQL data directory`);
    rmSync(directory, { recursive: true });
  }
  renameSync(temporary, directory);
}

function run(program: string, parameters: readonly string[], user: RunAs | undefined): Promise<void> {
  return new Promise((resolved, rejected) => {
    const child = spawn(program, parameters, {
      ...(user && { uid: user.uid, gid: user.gid }),
      cwd: dirname(program),
      env: PROGRAM_ENVIRONMENT,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', rejected);
    child.on('close', (code) =>
      code === 0
        ? resolved()
        : rejected(new Error(`${basename(program)} failed (${code}): ${output.trim().slice(-2000)}`)),
    );
  });
}

/** The environment of PostgreSQL's programs. Nothing is inherited, so that no PG* variable or library path affects them. */
export const PROGRAM_ENVIRONMENT: NodeJS.ProcessEnv = { PATH: '/usr/bin:/bin', LC_ALL: 'C' };
