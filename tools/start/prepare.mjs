import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Runs a command with its output on stderr. Rejects with its exit code in the message. */
function command(root, name, parameters) {
  return new Promise((resolve, reject) => {
    const child = spawn(name, parameters, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${name} ${parameters.join(' ')} exited with ${code}`)),
    );
  });
}

/** Runs `npm ci` unless the packages of this lock file are installed already. */
export async function install(root, log) {
  const stamp = join(root, 'node_modules', '.hearback-lock');
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  log('installing packages (about a minute, once)');
  await command(root, 'npm', ['ci', '--no-audit', '--no-fund']);
  writeFileSync(stamp, wanted);
}

/**
 * Builds what has changed since the last build: what the product runs. `checked` adds the types of the dashboard, which nothing needs
 * at run time.
 */
export async function build(root, log, { checked = false } = {}) {
  log('building');
  const script = (...parts) => command(root, process.execPath, parts);
  const apps = readdirSync(join(root, 'apps')).map((name) => `apps/${name}`);
  await script('libs/shared/sdk/generate.mjs');
  // The tools start PostgreSQL with the one, the documentation offers the other; no app refers to them.
  const needed = [...apps, 'libs/platform/embedded-postgres', 'libs/shared/sdk'];
  await script('node_modules/typescript/bin/tsc', '-b', ...(checked ? [] : needed));
  await script('libs/shared/survey-ui/bundle.mjs');
  await script('libs/services/notifications/build-mails.mjs');
  await script('apps/widget/bundle.mjs');
  await script('apps/dashboard/bundle.mjs');
  await script('libs/shared/sdk/bundle.mjs');
  await script('apps/docs/bundle.mjs');
}
