import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ok, problem, warning } from '../finding.mjs';

const run = promisify(execFile);

/** What the process itself says of the settings in `environment`: a line for each that is wrong. */
export async function settingFindings(root, environment) {
  const main = join(root, 'apps/platform/dist/main.js');
  try {
    await run(process.execPath, [main, '--check'], { env: environment });
    return [ok('settings', 'valid')];
  } catch (error) {
    const lines = String(error.stderr ?? error.message)
      .split('\n')
      .map((line) => line.replace(/^[\s-]+/, ''))
      .filter((line) => line !== '' && !line.endsWith(':'));
    return lines.map((line) => problem('settings', line, 'correct it: docs/configuration.md lists all settings'));
  }
}

/** Settings that are valid and still not what an installation for customers should have. */
export function publicFindings(environment) {
  const { HEARBACK_PUBLIC_URL: url } = environment;
  if (url === undefined)
    return [
      warning(
        'public address',
        'HEARBACK_PUBLIC_URL is not set: links in mails lead to this machine only',
        'set it to the https:// address that customers reach',
      ),
    ];
  if (!url.startsWith('https:'))
    return [
      warning(
        'public address',
        `${url} is not encrypted`,
        'put a proxy with a certificate in front (docs/operations.md) and set HEARBACK_PUBLIC_URL to its https:// address',
      ),
    ];
  return [ok('public address', url)];
}
