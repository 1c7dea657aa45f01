// Planted bug: offsets come from a plain sequence instead of the locked counter. Only for the test of the harness.
import { PgEventLog } from '../../../libs/platform/messaging/dist/pg-event-log.js';
import { Pool } from 'pg';

const owner = new Pool({ connectionString: process.env.CHAOS_DATABASE_URL, max: 4 });
owner.on('error', () => undefined);
await owner.query('create schema if not exists planted');
await owner.query('create sequence if not exists planted.offsets minvalue 0 start 0');

const append = PgEventLog.prototype.append;
PgEventLog.prototype.append = appendBySequence;
PgEventLog.prototype.appendLast = appendBySequence;

async function appendBySequence(tx, events) {
  const answers = events.filter((event) => event.contract.topic === 'responses.events');
  const others = events.filter((event) => event.contract.topic !== 'responses.events');
  for (const event of answers) {
    // Readers see the new head at once, but the event only after the commit, or never.
    const { rows } = await owner.query(`select nextval('planted.offsets') as "offset"`);
    await owner.query(
      `update messaging.partition set next_offset = greatest(next_offset, $1::bigint + 1) where topic = 'responses.events' and partition = 0`,
      [rows[0].offset],
    );
    await tx.query(
      `insert into messaging.event (topic, partition, "offset", id, type, tenant_id, key, time, body)
       values ('responses.events', 0, $1, $2, $3, $4, $5, $6, $7)`,
      [
        rows[0].offset,
        event.id,
        event.contract.type,
        event.tenantId,
        event.contract.key(event.payload),
        event.time,
        JSON.stringify(event.payload),
      ],
    );
  }
  if (answers.length > 0) tx.afterCommit(() => this.transport.notify('responses.events'));
  await append.call(this, tx, others);
}
