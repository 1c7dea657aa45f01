import type { ServiceSchema } from '@hearback/database';
import type { QueryRunner } from 'typeorm';

/**
 * A string that changes whenever the migrations would create a different database: their names and the statements that they
 * run. They are executed against a recorder that returns no rows.
 */
export async function fingerprint(schemas: readonly ServiceSchema[]): Promise<string> {
  const lines: string[] = [];
  for (const schema of schemas) {
    lines.push(`schema ${schema.name}`);
    for (const Migration of schema.migrations) {
      lines.push(`migration ${Migration.name}`, Migration.prototype.up.toString());
      const recorder = {
        query: (sql: string) => {
          lines.push(sql);
          return Promise.resolve([]);
        },
      };
      try {
        await new Migration().up(recorder as unknown as QueryRunner);
      } catch (error) {
        // It needs a real database; its source code, recorded above, must suffice.
        lines.push(`not recorded: ${(error as Error).message}`);
      }
    }
  }
  return lines.join('\n');
}
