import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { ok, problem, warning } from '../finding.mjs';

const GIB = 2 ** 30;

/** Node, packages and build of the installation at `root`. */
export function machineFindings(root) {
  return [nodeFinding(root, process.versions.node), packagesFinding(root), buildFinding(root)];
}

/** Whether a version of Node is one that package.json allows. */
export function nodeFinding(root, version) {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const [major, minor] = version.split('.').map(Number);
  const [leastMajor, leastMinor] = engines.node.replace(/^\D+/, '').split('.').map(Number);
  if (major > leastMajor || (major === leastMajor && minor >= (leastMinor ?? 0))) return ok('Node', version);
  return problem('Node', `${version}, needed is ${engines.node}`, 'install a newer Node from https://nodejs.org');
}

function packagesFinding(root) {
  const stamp = join(root, 'node_modules', '.hearback-lock');
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (!existsSync(join(root, 'node_modules')))
    return problem('packages', 'not installed', 'npm start installs them; npm ci does so alone');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return ok('packages', 'as in package-lock.json');
  return warning('packages', 'not those of package-lock.json', 'npm ci');
}

function buildFinding(root) {
  const missing = [
    'apps/platform/dist/main.js',
    'apps/dashboard/dist/index.js',
    'libs/platform/database/dist/index.js',
  ];
  const first = missing.find((file) => !existsSync(join(root, file)));
  return first === undefined
    ? ok('build', 'there')
    : problem('build', `${first} is missing`, 'npm start builds it; npm run build does so alone');
}

/** Free space where `folder` is: PostgreSQL stops when there is none. */
export function diskFinding(folder) {
  const { bavail, bsize } = statfsSync(folder);
  const free = (bavail * bsize) / GIB;
  const found = `${free.toFixed(1)} GiB free at ${folder}`;
  const fix = 'make room, or move the data folder to a larger disk and pass it with --data';
  if (free < 1) return problem('disk', found, fix);
  return free < 5 ? warning('disk', found, fix) : ok('disk', found);
}
