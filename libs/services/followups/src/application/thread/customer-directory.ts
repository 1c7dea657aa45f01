import type { BatchTx, Tx } from '@hearback/database';

/** What this service knows of a customer. */
export interface KnownCustomer {
  readonly customerId: string;
  /** The workspace's own id. */
  readonly externalId: string;
  readonly name: string | null;
  /** The address to which mails go; null: none is known. */
  readonly email: string | null;
  /** BCP 47 tag: the customer's choice, else what the workspace says; null: not known. */
  readonly language: string | null;
  /** IANA name; null: not known. */
  readonly timeZone: string | null;
  readonly prefersPerson: boolean;
  /** Whether the customer objects to conclusions from what they do. */
  readonly noProfiling: boolean;
  /** Whether the address is on the list of those that are not written to. */
  readonly isSuppressed: boolean;
}

/** A customer after a change. An older revision never overwrites a newer one. */
export interface CustomerState extends Pick<
  KnownCustomer,
  'customerId' | 'externalId' | 'name' | 'email' | 'language' | 'timeZone'
> {
  readonly tenantId: string;
  readonly revision: number;
}

/** A part of what is known of a customer that has revisions of its own. */
export interface CustomerPart {
  readonly tenantId: string;
  readonly customerId: string;
  readonly revision: number;
}

/** A customer by the workspace's own id. */
export interface NamedCustomer {
  readonly tenantId: string;
  readonly customer: string;
}

/** This service's copy of the customers of workspaces. */
export abstract class CustomerDirectory {
  abstract saveCustomer(tx: BatchTx, customer: CustomerState): Promise<void>;
  abstract savePreferences(
    tx: BatchTx,
    preferences: CustomerPart & Pick<KnownCustomer, 'prefersPerson' | 'noProfiling' | 'language'>,
  ): Promise<void>;
  abstract saveSuppression(tx: BatchTx, suppression: CustomerPart & { readonly active: boolean }): Promise<void>;
  /** The customer with this id of the workspace; undefined: none is known. */
  abstract find(tx: Tx, tenantId: string, externalId: string): Promise<KnownCustomer | undefined>;
  /** Those of these customers who object to profiling. */
  abstract notProfiled(tx: Tx, customers: readonly NamedCustomer[]): Promise<readonly NamedCustomer[]>;
  /** The workspace's own id of the only customer with this address, in any case; undefined: there is none, or several. */
  abstract idOfAddress(tx: Tx, tenantId: string, address: string): Promise<string | undefined>;
}
