import { Injectable } from '@nestjs/common';
import { ResponseRevised, ResponseSubmitted } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { CommittedOffsets, decodeEvent, LogReader, type RawEvent } from '@hearback/messaging';
import type { ResponseScores } from '../application/score-store.js';
import { SubmittedLog, type SubmittedBatch } from '../application/submitted-log.js';
import { respondentsOf } from './effect/respondents.js';
import { scoresOf, type ResponseEvent } from './score-facts.js';
import { textsOf } from './text/text-facts.js';

const GROUP = 'analytics';
const { topic } = ResponseSubmitted;
const types = [ResponseSubmitted.type, ResponseRevised.type];

/** `SubmittedLog` on the log in PostgreSQL. */
@Injectable()
export class PgSubmittedLog extends SubmittedLog {
  readonly #offsets = new CommittedOffsets();

  override async committedOffsets(tx: BatchTx): Promise<ReadonlyMap<number, number>> {
    const rows = await tx.query<{ partition: number; next_offset: string }>(
      `select partition, next_offset from messaging.committed_offset where "group" = $1 and topic = $2 order by partition`,
      [GROUP, topic],
    );
    return new Map(rows.map((row) => [row.partition, Number(row.next_offset)]));
  }

  override async lockCommittedOffsets(tx: BatchTx): Promise<ReadonlyMap<number, number>> {
    const offsets = new Map<number, number>();
    for (const partition of (await this.committedOffsets(tx)).keys()) {
      offsets.set(partition, await this.#offsets.lock(tx, GROUP, topic, partition));
    }
    return offsets;
  }

  override async read(
    tx: BatchTx,
    tenantId: string,
    range: { readonly partition: number; readonly from: number; readonly until: number; readonly limit: number },
  ): Promise<SubmittedBatch> {
    const events = await new LogReader(tx).read({ ...range, topic, types });
    const own = events.filter((event) => event.tenantId === tenantId && types.includes(event.type));
    const read = own.flatMap(decoded);
    return {
      responses: read.flatMap(({ scores }) => scores),
      respondents: respondentsOf(read.map(({ event }) => event)),
      texts: textsOf(read.map(({ event }) => event)),
      events: own.length,
      next: (events.at(-1)?.position.offset ?? range.until - 1) + 1,
    };
  }
}

/** Events that cannot be counted are dead-lettered by the consumer and left out here. */
function decoded(raw: RawEvent): readonly { readonly event: ResponseEvent; readonly scores: ResponseScores }[] {
  const read = decodeEvent(raw.type === ResponseRevised.type ? ResponseRevised : ResponseSubmitted, raw);
  if ('defect' in read) return [];
  const scores = scoresOf(read.event);
  return 'defect' in scores ? [] : [{ event: read.event, scores }];
}
