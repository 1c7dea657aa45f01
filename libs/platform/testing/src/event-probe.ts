import type { EventContract, EventOf } from '@hearback/contracts';
import { decodeEvent, type RawEvent } from '@hearback/messaging';
import { eventually } from './eventually.js';
import type { ThrowAwayDatabase } from './throw-away-database.js';

interface EventRow {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly id: string;
  readonly type: string;
  readonly tenant_id: string;
  readonly key: string;
  readonly time: Date;
  readonly body: string;
}

/** Reads published events from the log itself, so that it sees an event only when its transaction is committed. */
export class EventProbe {
  readonly #returned = new Set<string>();

  constructor(private readonly database: Pick<ThrowAwayDatabase, 'sql'>) {}

  /**
   * The first matching event of this contract that no earlier call returned. Waits up to five seconds for it, then throws.
   * `match` is a predicate, or the payload members that must be equal.
   */
  async next<C extends EventContract>(
    contract: C,
    match: Partial<EventOf<C>['payload']> | ((event: EventOf<C>) => boolean) = {},
  ): Promise<EventOf<C>> {
    const matches = typeof match === 'function' ? match : (event: EventOf<C>) => hasMembers(event.payload, match);
    return eventually(async () => {
      const events = await this.all(contract);
      const found = events.find((event) => !this.#returned.has(positionOf(event)) && matches(event));
      if (!found)
        throw new Error(
          `no other ${contract.type} matches, of ${events.length} events: ${JSON.stringify(events.map(({ payload }) => payload as unknown))}`,
        );
      this.#returned.add(positionOf(found));
      return found;
    });
  }

  /** All events of this contract so far, ordered by partition and offset. */
  async all<C extends EventContract>(contract: C): Promise<readonly EventOf<C>[]> {
    const rows = await this.database.sql<EventRow>(
      `select topic, partition, "offset", id, type, tenant_id, key, time, body from messaging.event
       where type = $1 order by partition, "offset"`,
      [contract.type],
    );
    return rows.map((row) => {
      const decoded = decodeEvent(contract, rawEvent(row));
      if ('defect' in decoded) throw new Error(`event ${row.id} of type ${row.type}: ${decoded.defect}`);
      return decoded.event;
    });
  }
}

function rawEvent({ topic, partition, offset, tenant_id, ...rest }: EventRow): RawEvent {
  return { ...rest, tenantId: tenant_id, position: { topic, partition, offset: Number(offset) } };
}

const positionOf = ({ position }: EventOf) => `${position.partition}:${position.offset}`;

function hasMembers(payload: unknown, wanted: object): boolean {
  const members = payload as Record<string, unknown>;
  return Object.entries(wanted).every(([name, value]) => JSON.stringify(members[name]) === JSON.stringify(value));
}
