import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Runs a command; what it prints goes to stderr. Rejects with its exit code in the message. */
function command(root, name, parameters) {
  return new Promise((resolve, reject) => {
    const child = spawn(name, parameters, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${name} ${parameters.join(' ')} ended with ${code}`)),
    );
  });
}

/** Installs the packages of the lock file if those in place are of another one, by `npm ci`. */
export async function install(root, say) {
  const stamp = join(root, 'node_modules', '.hearback-lock');
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('installing packages (about a minute, once)');
  await command(root, 'npm', ['ci', '--no-audit', '--no-fund']);
  writeFileSync(stamp, wanted);
}

/** Builds what changed since the last build. */
export async function build(root, say) {
  say('building what changed');
  await command(root, process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-b']);
}
