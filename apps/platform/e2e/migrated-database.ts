import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyOf, type ThrowAwayDatabase } from '@hearback/testing';
import { migrate } from '../../../tools/product/product.mjs';

const libs = join(import.meta.dirname, '../../../libs');
const MIGRATION = /^[^/]+\/[^/]+\/dist\/(.*\/)?migrations\/[^/]+\.js$/;

/** The sources of all built migrations. */
function migrations(): string {
  const files = readdirSync(libs, { recursive: true, encoding: 'utf8' });
  return files
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => MIGRATION.test(file))
    .toSorted()
    .map((file) => `${file}\n${readFileSync(join(libs, file), 'utf8')}`)
    .join('\n');
}

/** A database that the built product has migrated: once in a run of tests, and copied for each product. */
export function migratedDatabase(): Promise<ThrowAwayDatabase> {
  return copyOf({
    key: migrations(),
    fill: (url, rolePassword) =>
      migrate({
        HEARBACK_DATABASE_URL: url,
        HEARBACK_ROLE_PASSWORD: rolePassword,
        HEARBACK_INTERNAL_SECRET: randomBytes(32).toString('hex'),
      }),
  });
}
