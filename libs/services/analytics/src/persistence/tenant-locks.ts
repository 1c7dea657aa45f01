import type { BatchTx } from '@hearback/database';

/** Workspaces share 64 locks, so that a batch with many workspaces needs few locks. */
const SLOTS = 64;
const LOCK_SPACE = 4_711_203;

/** Held until the commit: counting takes the locks shared, what must not meet counting exclusively. */
export function lockTenants(
  tx: BatchTx,
  take: 'pg_advisory_xact_lock' | 'pg_advisory_xact_lock_shared',
  tenantIds: Iterable<string>,
): Promise<unknown> {
  // In ascending order, to avoid deadlocks.
  const slots = [...new Set([...tenantIds].map(slotOf))].toSorted((a, b) => a - b);
  return tx.query(`select ${take}(${LOCK_SPACE}, slot) from unnest($1::integer[]) slot`, [slots]);
}

function slotOf(tenantId: string): number {
  return Number.parseInt(tenantId.slice(-4), 16) % SLOTS;
}
