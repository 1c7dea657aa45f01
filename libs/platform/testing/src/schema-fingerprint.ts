import type { ServiceSchema } from '@hearback/database';
import type { QueryRunner } from 'typeorm';

type Migration = ServiceSchema['migrations'][number];

/** The statements that a migration runs, executed against a recorder that returns no rows; the last one is an error if it needs rows. */
export async function statementsOf(migration: Migration): Promise<readonly string[]> {
  const statements: string[] = [];
  const recorder = {
    query: (sql: string) => {
      statements.push(sql);
      return Promise.resolve([]);
    },
  };
  try {
    await new migration().up(recorder as unknown as QueryRunner);
  } catch (error) {
    statements.push(`not recorded: ${(error as Error).message}`);
  }
  return statements;
}

/** A string that changes whenever the migrations would create a different database: their names, sources and statements. */
export async function fingerprint(schemas: readonly ServiceSchema[]): Promise<string> {
  const lines: string[] = [];
  for (const schema of schemas) {
    lines.push(`schema ${schema.name}`);
    for (const migration of schema.migrations)
      lines.push(`migration ${migration.name}`, migration.prototype.up.toString(), ...(await statementsOf(migration)));
  }
  return lines.join('\n');
}
