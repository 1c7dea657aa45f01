import type { BatchTx, Row, Tx } from '@hearback/database';
import { CustomerErased, emptiedPayload, type EventContract, type EventOf } from '@hearback/contracts';

/** The digest of an external id or an address of a tenant's customer; see `KeyedHash`. */
export type PersonDigest = (tenantId: string, value: string) => string;

/** What a group remembers of a customer whom it has erased: nothing that names them. */
export interface ErasedCustomer {
  readonly tenantId: string;
  readonly erasureId: string;
  /** Ids of the profile and of those merged with it. */
  readonly customerIds: readonly string[];
  /** `PersonDigest` of external ids and addresses. */
  readonly digests: readonly string[];
  /** Ids of rows of all services that belonged to the customer. */
  readonly subjectIds: readonly string[];
  readonly erasedAt: Date;
}

/** What was emptied, by kind; see the contract `erasure-applied`. */
export type ErasureCounts = Readonly<Record<string, number>>;

/** The customers that groups have erased, and what late events still say of them. */
export class ErasedCustomers {
  /** Those of the tenants that were erased at or after `since`. */
  async after(
    tx: BatchTx,
    group: string,
    tenantIds: readonly string[],
    since: Date,
  ): Promise<readonly ErasedCustomer[]> {
    if (tenantIds.length === 0) return [];
    const rows = await tx.query<ErasedRow>(
      `${SELECT} where "group" = $1 and tenant_id = any ($2::uuid[]) and erased_at >= $3`,
      [group, tenantIds, since],
    );
    return rows.map(fromRow);
  }

  /** One of them, locked until the end of the transaction, with what was emptied so far. */
  async find(
    tx: Tx,
    group: string,
    tenantId: string,
    erasureId: string,
  ): Promise<(ErasedCustomer & { readonly counts: ErasureCounts }) | undefined> {
    const [row] = await tx.query<ErasedRow>(
      `${SELECT} where "group" = $1 and tenant_id = $2 and erasure_id = $3 for update`,
      [group, tenantId, erasureId],
    );
    return row && { ...fromRow(row), counts: row.counts };
  }

  /** Remembers the customer; ids and counts are added to those that are there. */
  async save(tx: Tx, group: string, customer: ErasedCustomer, counts: ErasureCounts): Promise<void> {
    const { tenantId, erasureId, customerIds, digests, subjectIds, erasedAt } = customer;
    await tx.query(
      `insert into messaging.erased_customer as c (tenant_id, "group", erasure_id, customer_ids, digests, subject_ids, counts, erased_at)
       values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8)
       on conflict (tenant_id, "group", erasure_id) do update set
         customer_ids = array(select distinct unnest(c.customer_ids || excluded.customer_ids)),
         digests = array(select distinct unnest(c.digests || excluded.digests)),
         subject_ids = array(select distinct unnest(c.subject_ids || excluded.subject_ids)),
         erased_at = least(c.erased_at, excluded.erased_at),
         counts = (select coalesce(jsonb_object_agg(key, total), '{}') from (
           select key, sum(value::integer) as total from (
             select * from jsonb_each_text(c.counts) union all select * from jsonb_each_text(excluded.counts)
           ) as both_counts group by key) as totals)`,
      [tenantId, group, erasureId, customerIds, digests, subjectIds, JSON.stringify(counts), erasedAt],
    );
  }
}

/**
 * The event without what it says of one of the erased, if it is from before the erasure and about them; else the event itself.
 * An event is about a customer whose id, external id, address, or row it names.
 */
export function withoutErased(
  event: EventOf,
  contract: EventContract,
  erased: readonly ErasedCustomer[],
  digest: PersonDigest,
): EventOf {
  // It says whom to erase, and may come after what another service says that it has erased.
  if (event.type === CustomerErased.type) return event;
  let payload: unknown = event.payload;
  const words = new Set([event.key, ...textsIn(event.payload)]);
  for (const customer of erased) {
    if (customer.tenantId !== event.tenantId || customer.erasedAt < event.time) continue;
    if (!isAbout(words, customer, digest)) continue;
    payload = emptiedPayload(contract.schema, payload, customer.erasureId);
  }
  return payload === event.payload ? event : { ...event, payload: payload as EventOf['payload'] };
}

function isAbout(words: ReadonlySet<string>, customer: ErasedCustomer, digest: PersonDigest): boolean {
  if ([...customer.customerIds, ...customer.subjectIds].some((id) => words.has(id))) return true;
  const digests = new Set(customer.digests);
  return [...words].some((word) => word.length <= LONGEST_NAME && digests.has(digest(customer.tenantId, word)));
}

/** Characters of the longest external id or address. */
const LONGEST_NAME = 320;

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const item of value) yield* textsIn(item);
  else if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) yield* textsIn(item);
}

interface ErasedRow extends Row {
  readonly tenant_id: string;
  readonly erasure_id: string;
  readonly customer_ids: readonly string[];
  readonly digests: readonly string[];
  readonly subject_ids: readonly string[];
  readonly counts: ErasureCounts;
  readonly erased_at: Date;
}

const SELECT = `select tenant_id, erasure_id, customer_ids, digests, subject_ids, counts, erased_at from messaging.erased_customer`;

function fromRow(row: ErasedRow): ErasedCustomer {
  return {
    tenantId: row.tenant_id,
    erasureId: row.erasure_id,
    customerIds: row.customer_ids,
    digests: row.digests,
    subjectIds: row.subject_ids,
    erasedAt: row.erased_at,
  };
}
