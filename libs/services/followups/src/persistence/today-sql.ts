import type { Tx } from '@hearback/database';
import type { Today } from '../domain/due-state.js';

/** The end of the current day in the time zone. PostgreSQL knows the zones and their changes. */
export async function todayIn(tx: Tx, timeZone: string, now: Date): Promise<Today> {
  const [row] = await tx.query<{ ends_at: Date }>(
    `select (date_trunc('day', $1::timestamptz at time zone $2) + interval '1 day') at time zone $2 as ends_at`,
    [now, timeZone],
  );
  return { now, endsAt: row!.ends_at };
}
