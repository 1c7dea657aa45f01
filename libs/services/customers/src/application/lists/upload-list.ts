import { Injectable } from '@nestjs/common';
import { CustomerChanged, CustomersActionAudited, newEvent, type NewEvent } from '@hearback/contracts';
import { TenantDatabase, type TenantTx } from '@hearback/database';
import { Clock, derivedId, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { newCustomer, type Customer } from '../../domain/customer.js';
import { readList, type ListDefect, type ListRow } from '../../domain/lists/read-list.js';
import { changedPayload } from '../changed-payload.js';
import { customersErrors } from '../customers.errors.js';
import type { Actor } from '../segments/audited.js';
import { EvaluateCustomers } from '../segments/evaluate-customers.js';
import { ListStore } from './list-store.js';

/** A file with customers. */
export interface ListUpload {
  readonly tenantId: string;
  readonly name: string;
  /** Of each row, that of the column names first. */
  readonly cells: readonly (readonly string[])[];
  /** Whether only to say what would happen. */
  readonly isDryRun: boolean;
  /** Makes the upload repeatable; undefined: each is a new list. */
  readonly key: string | undefined;
  readonly by: Actor;
}

/** What became of a file. */
export interface UploadedList {
  /** Null: a dry run. */
  readonly id: string | null;
  readonly name: string;
  readonly found: number;
  readonly created: number;
  readonly defects: readonly ListDefect[];
}

/** Whom a row means. */
interface Member {
  readonly row: ListRow;
  /** Undefined: a customer who is not known yet. */
  readonly customerId: string | undefined;
}

/** Makes a list of the customers in a file, in one transaction; those who are not known are created. */
@Injectable()
export class UploadList {
  constructor(
    private readonly database: TenantDatabase,
    private readonly lists: ListStore,
    private readonly segments: EvaluateCustomers,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws `bad-list`, `customers-changed-meanwhile` */
  async execute(upload: ListUpload): Promise<UploadedList> {
    const read = readList(upload.cells);
    if ('problem' in read) throw customersErrors.error('bad-list', PROBLEMS[read.problem]);
    return this.database.withTenant(upload.tenantId, async (tx) => {
      const { members, defects } = await this.#members(tx, read.rows);
      const now = this.clock.now();
      const fresh = members.flatMap(({ row, customerId }) =>
        customerId === undefined ? [customerOf(row, this.ids.next(), now)] : [],
      );
      const known = new Set(members.flatMap(({ customerId }) => (customerId === undefined ? [] : [customerId])));
      const result = {
        name: upload.name,
        found: known.size,
        created: fresh.length,
        defects: [...read.defects, ...defects].toSorted((a, b) => a.row - b.row),
      };
      if (upload.isDryRun) return { id: null, ...result };
      const id = upload.key === undefined ? this.ids.next() : derivedId('customer-list', tx.tenantId, upload.key);
      if (!(await this.lists.insert(tx, { id, name: upload.name, createdAt: now }))) return { id, ...result };
      await this.#store(tx, id, [...known], fresh, upload.by);
      return { id, ...result };
    });
  }

  async #store(tx: TenantTx, id: string, known: readonly string[], fresh: readonly Customer[], by: Actor) {
    const inserted = await this.lists.insertCustomers(tx, fresh);
    if (inserted.size < fresh.length) throw customersErrors.error('customers-changed-meanwhile');
    const customerIds = [...known, ...inserted];
    await this.segments.lock(tx, tx.tenantId, customerIds);
    await this.lists.addMembers(tx, id, customerIds);
    const memberships = await this.segments.evaluate(tx, tx.tenantId, customerIds);
    const time = this.clock.now();
    const envelope = () => ({ id: this.ids.next(), tenantId: tx.tenantId, time });
    const entry = {
      entry_id: derivedId('audited-customer-list', id),
      actor: { kind: by.kind, id: by.id },
      action: 'customer-list.created',
      target: { kind: 'customer-list', id },
      before: null,
      after: { customers: customerIds.length, created: fresh.length },
      at: time.toISOString(),
    };
    await this.log.append(tx, [
      ...fresh.map(
        (customer) => newEvent(CustomerChanged, { ...envelope(), payload: changedPayload(customer) }) as NewEvent,
      ),
      ...memberships,
      newEvent(CustomersActionAudited, { ...envelope(), payload: entry }) as NewEvent,
    ]);
  }

  /** Whom the rows mean, each customer once. */
  async #members(tx: TenantTx, rows: readonly ListRow[]) {
    const { byExternalId, byEmail } = await this.lists.known(tx, tx.tenantId, rows);
    const members = new Map<string, Member>();
    const addresses = new Set<string>();
    const defects: ListDefect[] = [];
    for (const row of rows) {
      const { externalId, email } = row;
      const owner = email === null ? undefined : byEmail.get(email);
      const customerId = externalId === null ? (owner ?? byExternalId.get(email!)) : byExternalId.get(externalId);
      const key = customerId ?? externalId ?? email!;
      if (members.has(key)) continue;
      // Somebody new cannot have an address that belongs to another customer.
      if (customerId === undefined && email !== null && (owner !== undefined || addresses.has(email))) {
        defects.push({ row: row.row, code: 'email-taken' });
        continue;
      }
      if (customerId === undefined && email !== null) addresses.add(email);
      members.set(key, { row, customerId });
    }
    return { members: [...members.values()], defects };
  }
}

const PROBLEMS = {
  'no-columns': 'No column is named external_id or email.',
  'too-many-rows': 'It has more than 10,000 rows.',
} as const;

/** A customer without an id of the workspace has the address as such. */
function customerOf({ externalId, email, name }: ListRow, id: string, at: Date): Customer {
  const identities = email === null ? [] : [{ kind: 'email', value: email }];
  return { ...newCustomer(id, externalId ?? email!, at), name, identities };
}
