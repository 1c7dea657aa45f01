import type { TenantTx } from '@hearback/database';
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

/** Profiles and definitions, as the use cases write them. */
export abstract class CustomerStore {
  /**
   * The customer with this external id, locked until the end of the transaction, and whether it is the one given here:
   * where none was there, this one is put in.
   */
  abstract lockOrInsert(tx: TenantTx, customer: Customer): Promise<{ customer: Customer; inserted: boolean }>;
  /** Writes name, language, attributes, revision and time of change. */
  abstract update(tx: TenantTx, customer: Customer): Promise<void>;
  /**
   * Takes away the customer's identities that are not among these, and adds those that are missing; returns the ones that
   * belong to another customer of the workspace.
   */
  abstract writeIdentities(tx: TenantTx, customer: Customer): Promise<readonly Identity[]>;
  /**
   * Fixes the types of keys that have none yet; returns the types of all these keys, and how many are new. Whoever comes
   * second reads what the first one fixed, be it in a transaction of the same moment.
   */
  abstract defineAttributes(
    tx: TenantTx,
    wanted: readonly AttributeDefinition[],
  ): Promise<{ readonly types: ReadonlyMap<string, AttributeType>; readonly added: number }>;
  /** How many attributes the workspace has. */
  abstract countAttributes(tx: TenantTx): Promise<number>;
}
