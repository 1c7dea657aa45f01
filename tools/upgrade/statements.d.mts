import type { ServiceSchema } from '@hearback/database';

export function migrationDigests(
  schemas: readonly ServiceSchema[],
  statementsOf: (migration: ServiceSchema['migrations'][number]) => Promise<readonly string[]>,
): Promise<Record<string, Record<string, string>>>;
