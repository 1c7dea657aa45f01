#!/usr/bin/env node
// Stores what a release left behind, so that every later version is tested with it: a backup of its demo, what the API showed of
// it, and its migrations. Run it once per release, on the demo of a new data folder that has been running for a minute.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { infrastructureSchemas } from '@hearback/process';
import { statementsOf } from '@hearback/testing';
import { targets } from '../../apps/platform/dist/targets.js';
import { version } from '../backup/databases.mjs';
import { apiClient } from '../product/product.mjs';
import { seenBy } from './seen.mjs';
import { migrationDigests } from './statements.mjs';

const usage = `node tools/upgrade/store-release.mjs --data DIR --url URL --key KEY

  --data DIR   data folder of a running npm start
  --url URL    its address
  --key KEY    the secret key of its demo
`;

const { values } = parseArgs({
  options: { data: { type: 'string' }, url: { type: 'string' }, key: { type: 'string' } },
});
if (!values.data || !values.url || !values.key) {
  process.stderr.write(usage);
  process.exit(64);
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const release = join(root, 'apps/platform/e2e/data/releases', version);
const folder = mkdtempSync(join(tmpdir(), 'hearback-release-'));
const period = { from: '2025-09-01', to: new Date().toISOString().slice(0, 10) };
try {
  const write = (name, value) => writeFileSync(join(release, name), `${JSON.stringify(value, null, 2)}\n`);
  mkdirSync(release, { recursive: true });
  const backup = ['tools/backup/backup.mjs', '--data', values.data, '--out', join(folder, 'backup')];
  execFileSync(process.execPath, backup, { cwd: root, stdio: 'inherit' });
  execFileSync('tar', ['-cf', join(release, 'backup.tar'), '-C', folder, 'backup']);
  write('seen.json', { key: values.key, period, ...(await seenBy(apiClient(values.url, values.key), period)) });
  const services = Object.values(targets).map(({ definition }) => definition.schema);
  write('migrations.json', await migrationDigests([...infrastructureSchemas, ...services], statementsOf));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
