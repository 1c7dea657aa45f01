// Planted bug: offsets come from a plain sequence instead of the locked counter. For the durability test alone.
import { PgEventLog } from '../../../libs/messaging/dist/pg-event-log.js';
import { Client } from 'pg';

const owner = new Client({ connectionString: process.env.HEARBACK_DATABASE_URL });
await owner.connect();
await owner.query('create schema if not exists planted');
await owner.query('create sequence if not exists planted.offsets minvalue 0 start 0');
await owner.query('grant usage on schema planted to public');
await owner.query('grant usage on sequence planted.offsets to public');
await owner.end();

const append = PgEventLog.prototype.append;
PgEventLog.prototype.append = async function appendBySequence(tx, events) {
  const answers = events.filter((event) => event.contract.topic === 'responses.events');
  const others = events.filter((event) => event.contract.topic !== 'responses.events');
  for (const event of answers)
    await tx.query(
      `insert into messaging.event (topic, partition, "offset", id, type, tenant_id, key, time, body)
       select 'responses.events', 0, nextval('planted.offsets'), $1, $2, $3, $4, $5, $6`,
      [
        event.id,
        event.contract.type,
        event.tenantId,
        event.contract.key(event.payload),
        event.time,
        JSON.stringify(event.payload),
      ],
    );
  if (answers.length > 0) tx.afterCommit(() => this.transport.poke('responses.events'));
  await append.call(this, tx, others);
};

await import('../../../apps/platform/dist/main.js');
