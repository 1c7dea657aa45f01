// Planted bug: counts are added in a transaction of their own, which commits before the one that moves the committed offset, and
// existing facts are counted again. Only for the test of the harness.
import { SqlScoreStore } from '../../../libs/services/analytics/dist/persistence/sql-score-store.js';
import { Pool } from 'pg';

const pool = new Pool({ connectionString: process.env.CHAOS_DATABASE_URL, max: 4 });
pool.on('error', () => undefined);

const { add, revise } = SqlScoreStore.prototype;

SqlScoreStore.prototype.add = function addApart(_tx, facts, generation) {
  return apart(facts, (tx) => add.call(this, tx, facts, generation));
};

SqlScoreStore.prototype.revise = function reviseApart(_tx, facts, revisions, generation) {
  return apart([...facts, ...revisions], (tx) => revise.call(this, tx, facts, revisions, generation));
};

async function apart(counted, work) {
  const client = await pool.connect();
  try {
    await client.query('begin');
    // Without the facts, responses that were counted before cannot be recognized.
    const ids = counted.map((each) => each.responseId);
    await client.query('delete from analytics.score_fact where response_id = any ($1::uuid[])', [ids]);
    await client.query('delete from analytics.response_revision where response_id = any ($1::uuid[])', [ids]);
    await work({ query: async (sql, parameters) => (await client.query(sql, parameters)).rows });
    await client.query('commit');
    client.release();
  } catch (error) {
    client.release(error);
    throw error;
  }
}
