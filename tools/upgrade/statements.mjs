import { createHash } from 'node:crypto';

/** For each schema, its migrations with a digest of the statements that each of them runs. */
export async function migrationDigests(schemas, statementsOf) {
  const digests = {};
  for (const { name, migrations } of schemas) {
    digests[name] = {};
    for (const migration of migrations) {
      const text = (await statementsOf(migration)).join(';\n');
      digests[name][migration.name] = createHash('sha256').update(text).digest('hex').slice(0, 16);
    }
  }
  return digests;
}
