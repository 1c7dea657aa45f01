// Planted bug: an invitation is claimed in a transaction of its own, which commits before the one that ends the job and publishes the
// claim. Only for the test of the harness.
import { setTimeout as wait } from 'node:timers/promises';
import { Pool } from 'pg';
import { SqlInvitationStore } from '../../../libs/services/survey/dist/persistence/asking/sql-invitation-store.js';

const pool = new Pool({ connectionString: process.env.CHAOS_DATABASE_URL, max: 4 });
pool.on('error', () => undefined);
/** Milliseconds between the two commits. */
const DELAY_MS = 500;

const { claim, lockAll } = SqlInvitationStore.prototype;
// Without its lock, because the claim would wait for this transaction.
SqlInvitationStore.prototype.lockAll = function findAll(tx, tenantId, ids) {
  return lockAll.call(
    this,
    { query: (sql, values) => tx.query(sql.replace('for update of i', ''), values) },
    tenantId,
    ids,
  );
};
SqlInvitationStore.prototype.claim = async function claimApart(_tx, tenantId, claims) {
  await claim.call(this, { query: async (sql, values) => (await pool.query(sql, values)).rows }, tenantId, claims);
  await wait(DELAY_MS);
};
