import type { Tx } from '../tx.js';
import type { Person } from './person.js';
import type { RowCondition } from './row-condition.js';

/** What a receipt and an export call the rows of a table. Readers must accept others. */
export type PersonalKind =
  | 'profile'
  | 'events'
  | 'preferences'
  | 'consent'
  | 'requests'
  | 'answers'
  | 'links'
  | 'imports'
  | 'invitations'
  | 'tasks'
  | 'notes'
  | 'messages'
  | 'promises'
  | 'mails'
  | 'webhooks';

/** By what retention counts. `#` stands for the alias of the row. */
export interface RowAge {
  /** An SQL expression of a time. */
  readonly by: string;
  /** A further SQL condition: rows for which it does not hold are left, however old they are. */
  readonly where?: string;
}

/** A table with rows that belong to customers, and what of them is personal. */
export interface PersonalTable {
  /** Its name in the schema of the service. */
  readonly table: string;
  readonly kind: PersonalKind;
  /** Which of its rows belong to a person. */
  readonly belongs: RowCondition;
  /** Columns that can name or quote the person: the SQL expression that an erasure sets them to. */
  readonly personal: Readonly<Record<string, string>>;
  /** All other columns with text, JSON or bytes, and why an erasure leaves them. */
  readonly kept: Readonly<Record<string, string>>;
  /** Whether an erasure deletes the rows instead of emptying their columns. Only for rows that no count depends on. */
  readonly deletes?: boolean;
  /** Columns without text that an erasure changes too, so that nothing more is done with the row. */
  readonly ends?: Readonly<Record<string, string>>;
  /** When a row is so old that retention empties it; absent: retention leaves the table. */
  readonly ages?: RowAge;
  /** Why a copy of the person's data leaves the table out; absent: it is in it. */
  readonly notCopied?: string;
  /** The column with the id by which events, and rows of other services, name the row. */
  readonly subject?: string;
}

/** Where a service keeps the names by which other rows are found: external ids and addresses. */
export interface PersonalName {
  readonly table: string;
  readonly column: string;
  readonly kind: 'external-id' | 'address';
  readonly belongs: RowCondition;
}

/**
 * What a service stores of customers: each table of its schema with a `tenant_id` stands in one of the two lists, which a test checks
 * against the catalogue of PostgreSQL. Erasing a person, and the copy of their data, are made of it.
 */
export interface PersonalData {
  /** In the order in which an erasure goes through them: rows before those by which they are found. */
  readonly tables: readonly PersonalTable[];
  /** Tables without anything of customers, and why that is so. */
  readonly withoutCustomers: Readonly<Record<string, string>>;
  /**
   * Erases what is in no table of tenants, or cannot be said column by column, before the tables. The person has all ids that are known.
   * Returns how much there was, by kind.
   */
  readonly also?: (tx: Tx, person: Person) => Promise<Readonly<Record<string, number>>>;
  /** By these, an erasure that only knows the id of the customer finds the rest. */
  readonly names?: readonly PersonalName[];
}
