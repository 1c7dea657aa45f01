#!/usr/bin/env node
import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startSupervisedPostgres } from '../product/postgres.mjs';
import { temporaryFolder } from '../product/temporary-folder.mjs';
import { build, install } from '../start/prepare.mjs';

/** Regenerates the generated documents: `npm run docs`. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const log = (text) => process.stderr.write(`${text}\n`);
await install(root, log);
await build(root, log);
const { generatedDocuments } = await import('./generate.mjs');
const folder = temporaryFolder('docs');
const postgres = await startSupervisedPostgres({
  dataDirectory: `${folder}/postgres`,
  settings: { fsync: false },
  log,
});
try {
  const documents = await generatedDocuments(postgres.url, randomBytes(24).toString('base64url'));
  for (const [path, text] of Object.entries(documents)) {
    writeFileSync(join(root, path), text);
    log(`wrote ${path}`);
  }
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
