import { allEvents, CustomerErased, emptiedPayload } from '@hearback/contracts';
import type { BatchDatabase, BatchTx, Person } from '@hearback/database';

/** Places of a partition that one transaction looks at. */
const BATCH = 20_000;

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

/** Empties the events of a person in the log, in their places: readers need offsets without gaps, and counts must stay. */
export class EventEmptier {
  constructor(private readonly database: BatchDatabase) {}

  /**
   * Empties the events of one topic; returns how many were changed. `announcement`: whether also the event that announces the erasure,
   * which other services still need until they have applied it.
   */
  async empty(topic: string, person: Person, erasureId: string, { announcement = false } = {}): Promise<number> {
    const partitions = await this.#with(person, (tx) =>
      tx.query<{ partition: number; next_offset: string }>(
        'select partition, next_offset from messaging.partition where topic = $1 order by partition',
        [topic],
      ),
    );
    let count = 0;
    for (const { partition, next_offset: end } of partitions)
      for (let first = 0; first < Number(end); first += BATCH)
        count += await this.#with(person, (tx) =>
          this.#emptyRange(tx, { topic, partition, first }, person, erasureId, announcement),
        );
    return count;
  }

  async #emptyRange(
    tx: BatchTx,
    { topic, partition, first }: { readonly topic: string; readonly partition: number; readonly first: number },
    person: Person,
    erasureId: string,
    announcement: boolean,
  ): Promise<number> {
    const words = [...person.externalIds, ...person.addresses].map((word) => JSON.stringify(word));
    const events = await tx.query<FoundEvent>(FIND, [
      topic,
      partition,
      first,
      first + BATCH,
      person.tenantId,
      announcement,
      [...person.customerIds, ...person.subjectIds],
      [...words, ...person.customerIds.map((id) => JSON.stringify(id))],
    ]);
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

  #with<T>({ tenantId }: Person, work: (tx: BatchTx) => Promise<T>): Promise<T> {
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
