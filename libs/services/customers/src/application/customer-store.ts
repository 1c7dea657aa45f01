import type { OneTenantTx } from '@hearback/database';
import type { AttributeType } from '../domain/attribute.js';
import type { Customer } from '../domain/customer.js';
import type { Identity } from '../domain/identity.js';

/** The definition of an attribute. */
export interface AttributeDefinition {
  readonly id: string;
  readonly key: string;
  readonly type: AttributeType;
  readonly createdAt: Date;
}

/** Writes profiles and attribute definitions. */
export abstract class CustomerStore {
  /**
   * Locks the customer with this external id until the end of the transaction; inserts the given one if there is none.
   * `inserted` is true in the second case.
   */
  abstract lockOrInsert(tx: OneTenantTx, customer: Customer): Promise<{ customer: Customer; inserted: boolean }>;
  /** Writes name, language, attributes, revision and time of change. */
  abstract update(tx: OneTenantTx, customer: Customer): Promise<void>;
  /**
   * Replaces the identities of the customer with these; returns those that belong to another customer of the workspace.
   */
  abstract writeIdentities(tx: OneTenantTx, customer: Customer): Promise<readonly Identity[]>;
  /** Replaces the words by which the customer is found. */
  abstract writeWords(tx: OneTenantTx, customer: Customer): Promise<void>;
  /**
   * Defines the keys that are not defined yet; returns the types of all these keys, and how many are new. The second of two
   * concurrent transactions reads the types that the first one defined.
   */
  abstract defineAttributes(
    tx: OneTenantTx,
    wanted: readonly AttributeDefinition[],
  ): Promise<{ readonly types: ReadonlyMap<string, AttributeType>; readonly added: number }>;
  /** The number of attributes of the workspace. */
  abstract countAttributes(tx: OneTenantTx): Promise<number>;
}
