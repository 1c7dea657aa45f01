import type { Tx } from '@hearback/database';
import type { Person } from '../../domain/asking/person.js';

/** A customer as this service knows one. */
export interface KnownPerson extends Person {
  /** The workspace's own id. */
  readonly externalId: string;
  readonly language: string | null;
  /** Not archived ones. */
  readonly segments: readonly string[];
}

/** The customers who may be asked, with what is known of them. */
export abstract class People {
  /** Those of these that are known, in the order of their ids, with touches and planned invitations. */
  abstract read(tx: Tx, tenantId: string, customerIds: readonly string[], at: Date): Promise<readonly KnownPerson[]>;
  /** The same for one, locked until the end of the transaction: nobody else decides about this customer meanwhile. */
  abstract lock(tx: Tx, tenantId: string, customerId: string, at: Date): Promise<KnownPerson | undefined>;
  /** The same for several. */
  abstract lockAll(tx: Tx, tenantId: string, customerIds: readonly string[], at: Date): Promise<readonly KnownPerson[]>;
  /** The id of a customer by the workspace's own one. */
  abstract idOf(tx: Tx, tenantId: string, externalId: string): Promise<string | undefined>;
}
