import { allEvents, CustomerErased, emptiedPayload } from '@hearback/contracts';
import type { BatchDatabase, BatchTx, Person } from '@hearback/database';

/** Places of a partition that one transaction looks at. */
const BATCH = 20_000;

interface Range {
  readonly topic: string;
  readonly partition: number;
  readonly first: number;
}

interface FoundEvent {
  readonly offset: string;
  readonly type: string;
  readonly body: string;
}

// By key: what is about an answer, a task or an invitation. By text: what names the customer.
const FIND = `
  select "offset", type, body from messaging.event
  where topic = $1 and partition = $2 and "offset" >= $3 and "offset" < $4 and tenant_id = $5 and type <> 'erased'
    and ($6 or type <> '${CustomerErased.type}')
    and (key = any ($7::text[]) or exists (select from unnest($8::text[]) as word where position(word in body) > 0))
  order by "offset"`;

// What is about rows: by key, or by an id in the text, whatever it is called there.
const ABOUT_ROWS = `tenant_id = $1 and topic = $2 and (key = any ($3::text[]) or exists (
  select from regexp_matches(body, '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}', 'g') as named where named[1] = any ($3::text[])))`;
const FIND_ROWS = `
  select "offset", type, body from messaging.event
  where ${ABOUT_ROWS} and partition = $4 and "offset" >= $5 and "offset" < $6 and type <> 'erased' order by "offset"`;
const FIND_LETTERS = `select ctid::text as place, type, body from messaging.dead_letter where ${ABOUT_ROWS}`;

/** Rows that are emptied because they are old. */
export interface EmptiedRows {
  readonly tenantId: string;
  /** Ids by which events name them. */
  readonly ids: readonly string[];
  /** Stands in the place of a customer whom an event must name. */
  readonly reference: string;
}

/** Empties the events of a person in the log, in their places: readers need offsets without gaps, and counts must stay. */
export class EventEmptier {
  constructor(private readonly database: BatchDatabase) {}

  /**
   * Empties the events of one topic; returns how many were changed. `announcement`: whether also the event that announces the erasure,
   * which other services still need until they have applied it.
   */
  async empty(topic: string, person: Person, erasureId: string, { announcement = false } = {}): Promise<number> {
    const words = [...person.externalIds, ...person.addresses].map((word) => JSON.stringify(word));
    const named = [...words, ...person.customerIds.map((id) => JSON.stringify(id))];
    return this.#eachRange(topic, person.tenantId, async (tx, range) => {
      const events = await tx.query<FoundEvent>(FIND, [
        topic,
        range.partition,
        range.first,
        range.first + BATCH,
        person.tenantId,
        announcement,
        [...person.customerIds, ...person.subjectIds],
        named,
      ]);
      return this.#emptyEvents(tx, range, events, erasureId);
    });
  }

  /** Empties what one topic, and dead letters of it in any group, say of rows that are emptied; returns how many events were changed. */
  async emptyRows(topic: string, { tenantId, ids, reference }: EmptiedRows): Promise<number> {
    const count = await this.#eachRange(topic, tenantId, async (tx, range) => {
      const { partition, first } = range;
      const events = await tx.query<FoundEvent>(FIND_ROWS, [tenantId, topic, ids, partition, first, first + BATCH]);
      return this.#emptyEvents(tx, range, events, reference);
    });
    await this.database.withTenants([tenantId], async (tx) => {
      const letters = await tx.query<{ place: string; type: string; body: string }>(FIND_LETTERS, [
        tenantId,
        topic,
        ids,
      ]);
      for (const { place, type, body } of letters)
        await tx.query('update messaging.dead_letter set body = $1 where ctid = $2::tid', [
          emptiedBody(type, body, reference),
          place,
        ]);
    });
    return count;
  }

  async #eachRange(
    topic: string,
    tenantId: string,
    empty: (tx: BatchTx, range: Range) => Promise<number>,
  ): Promise<number> {
    const partitions = await this.#with(tenantId, (tx) =>
      tx.query<{ partition: number; next_offset: string }>(
        'select partition, next_offset from messaging.partition where topic = $1 order by partition',
        [topic],
      ),
    );
    let count = 0;
    for (const { partition, next_offset: end } of partitions)
      for (let first = 0; first < Number(end); first += BATCH)
        count += await this.#with(tenantId, (tx) => empty(tx, { topic, partition, first }));
    return count;
  }

  async #emptyEvents(
    tx: BatchTx,
    { topic, partition }: Range,
    events: readonly FoundEvent[],
    erasureId: string,
  ): Promise<number> {
    const changed = events.flatMap(({ offset, type, body }) => {
      const emptied = emptiedBody(type, body, erasureId);
      return emptied === body ? [] : [{ offset, body: emptied }];
    });
    if (changed.length > 0)
      await tx.query('select messaging.empty_events($1, $2, $3::bigint[], $4::text[])', [
        topic,
        partition,
        changed.map(({ offset }) => offset),
        changed.map(({ body }) => body),
      ]);
    return changed.length;
  }

  #with<T>(tenantId: string, work: (tx: BatchTx) => Promise<T>): Promise<T> {
    return this.database.withTenants([tenantId], work);
  }
}

/** The JSON text of an event without what is personal; of a type that this release does not know, nothing is left. */
export function emptiedBody(type: string, body: string, erasureId: string): string {
  const contract = allEvents.get(type);
  if (contract === undefined) return '{}';
  try {
    return JSON.stringify(emptiedPayload(contract.schema, JSON.parse(body), erasureId));
  } catch {
    return '{}';
  }
}
