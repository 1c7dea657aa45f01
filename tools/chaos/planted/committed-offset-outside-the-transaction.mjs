// Planted bug: the committed offset moves in its own transaction, before that of the effect. Only for the test of the harness.
import { Consumers } from '../../../libs/platform/messaging/dist/consumers.js';
import { CommittedOffsets } from '../../../libs/platform/messaging/dist/committed-offsets.js';
import { Pool } from 'pg';

const pool = new Pool({ connectionString: process.env.CHAOS_DATABASE_URL, max: 4 });
pool.on('error', () => undefined);
let advanceSeparately;

CommittedOffsets.prototype.tryLock = async function tryLock(tx, group, topic, partition) {
  const [row] = await tx.query(
    `select next_offset, attempts, retry_at from messaging.committed_offset where "group" = $1 and topic = $2 and partition = $3`,
    [group, topic, partition],
  );
  advanceSeparately = (next) =>
    pool.query(
      `update messaging.committed_offset set next_offset = $4 where "group" = $1 and topic = $2 and partition = $3`,
      [group, topic, partition, next],
    );
  return { nextOffset: Number(row.next_offset), attempts: row.attempts, retryAt: row.retry_at };
};
CommittedOffsets.prototype.advance = async function advance() {};
const apply = Consumers.prototype.apply;
Consumers.prototype.apply = async function applyLater(prepared, tx) {
  await advanceSeparately(prepared.at(-1).raw.position.offset + 1);
  return apply.call(this, prepared, tx);
};
