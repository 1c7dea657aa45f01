// Planted bug: an invitation is claimed in a transaction of its own, which commits before the one that ends the job and publishes the
// claim. Only for the test of the harness.
import { setTimeout as wait } from 'node:timers/promises';
import { Pool } from 'pg';
import { SqlInvitationStore } from '../../../libs/services/survey/dist/persistence/asking/sql-invitation-store.js';

const pool = new Pool({ connectionString: process.env.CHAOS_DATABASE_URL, max: 4 });
pool.on('error', () => undefined);
/** Milliseconds between the two commits. */
const DELAY_MS = 20;

const { claim } = SqlInvitationStore.prototype;
// Without its lock, because the claim would wait for this transaction.
SqlInvitationStore.prototype.lock = SqlInvitationStore.prototype.find;
SqlInvitationStore.prototype.claim = async function claimApart(_tx, tenantId, id, facts) {
  await claim.call(this, { query: async (sql, values) => (await pool.query(sql, values)).rows }, tenantId, id, facts);
  await wait(DELAY_MS);
};
