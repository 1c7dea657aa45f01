import { Injectable } from '@nestjs/common';
import { ResponseSubmitted } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { decodeEvent, LogReader, Watermarks, type RawEvent } from '@hearback/messaging';
import type { ScoreFact } from '../application/score-store.js';
import { SubmittedLog, type SubmittedStretch } from '../application/submitted-log.js';
import { scoreFactsOf } from './score-facts.js';

const GROUP = 'analytics';
const { topic, type } = ResponseSubmitted;

/** `SubmittedLog` on the log in PostgreSQL. */
@Injectable()
export class PgSubmittedLog extends SubmittedLog {
  readonly #watermarks = new Watermarks();

  override async counted(tx: BatchTx): Promise<ReadonlyMap<number, number>> {
    const rows = await tx.query<{ partition: number; next_offset: string }>(
      `select partition, next_offset from messaging.watermark where "group" = $1 and topic = $2 order by partition`,
      [GROUP, topic],
    );
    return new Map(rows.map((row) => [row.partition, Number(row.next_offset)]));
  }

  override async holdCounting(tx: BatchTx): Promise<ReadonlyMap<number, number>> {
    const marks = new Map<number, number>();
    for (const partition of (await this.counted(tx)).keys()) {
      marks.set(partition, await this.#watermarks.lock(tx, GROUP, topic, partition));
    }
    return marks;
  }

  override async read(
    tx: BatchTx,
    tenantId: string,
    stretch: { readonly partition: number; readonly from: number; readonly until: number; readonly limit: number },
  ): Promise<SubmittedStretch> {
    const events = await new LogReader(tx).read({ ...stretch, topic, types: [type] });
    const own = events.filter((event) => event.tenantId === tenantId && event.type === type);
    return {
      facts: own.flatMap(factsOf),
      events: own.length,
      next: (events.at(-1)?.position.offset ?? stretch.until - 1) + 1,
    };
  }
}

/** What cannot be counted is parked by the consumer and left out here. */
function factsOf(raw: RawEvent): readonly ScoreFact[] {
  const decoded = decodeEvent(ResponseSubmitted, raw);
  if ('defect' in decoded) return [];
  const read = scoreFactsOf(decoded.event);
  return 'defect' in read ? [] : read.facts;
}
