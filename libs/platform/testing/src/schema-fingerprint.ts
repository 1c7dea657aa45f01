import type { ServiceSchema } from '@hearback/database';
import type { QueryRunner } from 'typeorm';

/**
 * A text that differs wherever the migrations would make another database: their names and the statements that they
 * send. They are run against a recorder that answers with nothing.
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
        // It needs more of a database than a recorder has; its own text, taken above, must do.
        lines.push(`not recorded: ${(error as Error).message}`);
      }
    }
  }
  return lines.join('\n');
}
