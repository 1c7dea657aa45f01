import { describe, expect, it } from '@jest/globals';
import { infrastructureSchemas } from '@hearback/process';
import { statementsOf } from '@hearback/testing';
import { readdirSync, readFileSync } from 'node:fs';
import { migrationDigests } from '../../../tools/upgrade/statements.mjs';
import { targets } from '../src/targets.js';

const RELEASES = new URL('../e2e/data/releases/', import.meta.url);

/** The digests of the migrations that a release ran, by schema and migration. */
function releasedMigrations(version: string): Record<string, Record<string, string>> {
  return JSON.parse(readFileSync(new URL(`${version}/migrations.json`, RELEASES), 'utf8'));
}

describe('migrations', () => {
  it.each(readdirSync(RELEASES))(
    'run the statements that release %s ran, and may only be added to',
    async (version) => {
      const services = Object.values(targets).map(({ definition }) => definition.schema);
      const now = await migrationDigests([...infrastructureSchemas, ...services], statementsOf);
      const released = releasedMigrations(version);
      for (const [schema, digests] of Object.entries(released))
        // An installation that has run a migration never runs it again: put what is missing into a new one.
        expect({ schema, ...now[schema] }).toMatchObject({ schema, ...digests });
    },
  );
});
