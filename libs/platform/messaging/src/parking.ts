import type { BatchTx } from '@hearback/database';
import type { LogQueries } from './log-queries.js';
import type { RawEvent } from './transport.js';

/** An event that a group set aside, with the sentence that says why. */
export interface ParkedEvent {
  readonly group: string;
  readonly event: RawEvent;
  readonly reason: string;
  readonly parkedAt: Date;
}

/** A parked event's row. */
interface ParkedRow {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly id: string;
  readonly type: string;
  readonly tenant_id: string;
  readonly key: string;
  readonly time: Date;
  readonly body: string;
  readonly reason: string;
  readonly parked_at: Date;
}

const KEY = `tenant_id = $1 and "group" = $2 and topic = $3 and partition = $4 and "offset" = $5`;

/** The place where events wait that a group could not apply. */
export class Parking {
  /**
   * Sets the event aside, in the transaction that moves the watermark past it; again, where the group has begun again and
   * parked it before.
   */
  async put(tx: BatchTx, { group, event, reason, parkedAt }: ParkedEvent): Promise<void> {
    const { topic, partition, offset } = event.position;
    await tx.query(
      `insert into messaging.parked
         (tenant_id, "group", topic, partition, "offset", id, type, key, time, body, reason, parked_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
       on conflict (tenant_id, "group", topic, partition, "offset")
         do update set reason = excluded.reason, parked_at = excluded.parked_at, replayed_at = null`,
      [
        event.tenantId,
        group,
        topic,
        partition,
        offset,
        event.id,
        event.type,
        event.key,
        event.time,
        event.body,
        reason,
        parkedAt,
      ],
    );
  }

  /** What waits for a person, in the order of the log; `ids` are ids of events. */
  async waiting(
    log: LogQueries,
    group: string,
    filter: { ids?: readonly string[]; limit: number },
  ): Promise<readonly ParkedEvent[]> {
    const rows = await log.query<ParkedRow>(
      `select topic, partition, "offset", id, type, tenant_id, key, time, body, reason, parked_at from messaging.parked
       where "group" = $1 and replayed_at is null and ($2::uuid[] is null or id = any ($2::uuid[]))
       order by topic, partition, "offset" limit $3`,
      [group, filter.ids ?? null, filter.limit],
    );
    return rows.map((row) => ({ group, event: eventOf(row), reason: row.reason, parkedAt: row.parked_at }));
  }

  /** Holds a parked event to the end of the transaction; false where it is gone, replayed, or in another's hands. */
  async take(tx: BatchTx, group: string, event: RawEvent): Promise<boolean> {
    const rows = await tx.query(
      `select 1 from messaging.parked where ${KEY} and replayed_at is null for update skip locked`,
      keyOf(group, event),
    );
    return rows.length === 1;
  }

  /** It has been applied after all. */
  async markReplayed(tx: BatchTx, group: string, event: RawEvent, at: Date): Promise<void> {
    await tx.query(`update messaging.parked set replayed_at = $6 where ${KEY}`, [...keyOf(group, event), at]);
  }

  /** It failed again, perhaps for another reason. */
  async keep(tx: BatchTx, group: string, event: RawEvent, reason: string): Promise<void> {
    await tx.query(`update messaging.parked set reason = $6 where ${KEY}`, [...keyOf(group, event), reason]);
  }
}

function keyOf(group: string, { tenantId, position }: RawEvent): readonly unknown[] {
  return [tenantId, group, position.topic, position.partition, position.offset];
}

function eventOf(row: ParkedRow): RawEvent {
  return {
    id: row.id,
    type: row.type,
    tenantId: row.tenant_id,
    key: row.key,
    time: row.time,
    body: row.body,
    position: { topic: row.topic, partition: row.partition, offset: Number(row.offset) },
  };
}
