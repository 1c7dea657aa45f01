import type { BatchTx } from '@hearback/database';
import type { LogQueries } from './log-queries.js';
import type { RawEvent } from './transport.js';

/** An event that a group could not apply. */
export interface DeadLetter {
  readonly group: string;
  readonly event: RawEvent;
  readonly reason: string;
  readonly deadLetteredAt: Date;
}

interface DeadLetterRow {
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
  readonly dead_lettered_at: Date;
}

const KEY = `tenant_id = $1 and "group" = $2 and topic = $3 and partition = $4 and "offset" = $5`;

/** The table of dead letters, where events wait until an operator replays or drops them. */
export class DeadLetters {
  /**
   * Adds an event, in the transaction that moves the committed offset past it. A group that reads the log from the beginning
   * again may dead-letter the same event again.
   */
  async add(tx: BatchTx, { group, event, reason, deadLetteredAt }: DeadLetter): Promise<void> {
    const { topic, partition, offset } = event.position;
    await tx.query(
      `insert into messaging.dead_letter
         (tenant_id, "group", topic, partition, "offset", id, type, key, time, body, reason, dead_lettered_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
       on conflict (tenant_id, "group", topic, partition, "offset")
         do update set reason = excluded.reason, dead_lettered_at = excluded.dead_lettered_at, replayed_at = null`,
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
        deadLetteredAt,
      ],
    );
  }

  /** Dead letters that are not replayed, in the order of the log. `ids` are ids of events. */
  async list(
    log: LogQueries,
    group: string,
    filter: { ids?: readonly string[]; limit: number },
  ): Promise<readonly DeadLetter[]> {
    const rows = await log.query<DeadLetterRow>(
      `select topic, partition, "offset", id, type, tenant_id, key, time, body, reason, dead_lettered_at
       from messaging.dead_letter
       where "group" = $1 and replayed_at is null and ($2::uuid[] is null or id = any ($2::uuid[]))
       order by topic, partition, "offset" limit $3`,
      [group, filter.ids ?? null, filter.limit],
    );
    return rows.map((row) => ({
      group,
      event: eventOf(row),
      reason: row.reason,
      deadLetteredAt: row.dead_lettered_at,
    }));
  }

  /** Locks a dead letter until the end of the transaction; false if it was replayed or dropped, or another transaction holds the lock. */
  async tryLock(tx: BatchTx, group: string, event: RawEvent): Promise<boolean> {
    const rows = await tx.query(
      `select 1 from messaging.dead_letter where ${KEY} and replayed_at is null for update skip locked`,
      keyOf(group, event),
    );
    return rows.length === 1;
  }

  /** Marks a dead letter as replayed or dropped, so that it is not listed any more. */
  async resolve(tx: BatchTx, group: string, event: RawEvent, at: Date): Promise<void> {
    await tx.query(`update messaging.dead_letter set replayed_at = $6 where ${KEY}`, [...keyOf(group, event), at]);
  }

  /** Replaces the reason, after another failed attempt. */
  async setReason(tx: BatchTx, group: string, event: RawEvent, reason: string): Promise<void> {
    await tx.query(`update messaging.dead_letter set reason = $6 where ${KEY}`, [...keyOf(group, event), reason]);
  }
}

function keyOf(group: string, { tenantId, position }: RawEvent): readonly unknown[] {
  return [tenantId, group, position.topic, position.partition, position.offset];
}

function eventOf(row: DeadLetterRow): RawEvent {
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
