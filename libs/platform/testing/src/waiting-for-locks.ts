import type { ThrowAwayDatabase } from './throw-away-database.js';

/** The number of connections to this database that wait for a lock. */
export async function waitingForLocks(sql: ThrowAwayDatabase['sql']): Promise<number> {
  const [row] = await sql<{ n: number }>(
    "select count(*)::integer as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
  );
  return row!.n;
}
