import type { TenantTx } from '@hearback/database';
import type { AttributeType } from '../../domain/attribute.js';
import type { ImportChange, UndoCounts } from './import-state.js';

/** A customer whom an import has created or changed. */
export interface ChangedProfile extends ImportChange {
  /** Of the profile, or of the one that it was merged into. */
  readonly externalId: string;
  /** Whether anything happened with the customer since: a change, an event, an answer, a question, a list, a merge, a decision. */
  readonly isTouched: boolean;
}

/** Events of an import, by the customer of whom others were told. */
export interface ImportedEvents {
  readonly customerId: string;
  /** The profiles whose events they are, of which some may have been merged. */
  readonly ownerIds: readonly string[];
  readonly eventIds: readonly string[];
  readonly kinds: readonly string[];
}

/** What imports did, so that it can be taken back. */
export abstract class ImportChangeStore {
  /** The types of the attributes of the workspace, by key. */
  abstract attributeTypes(tx: TenantTx): Promise<ReadonlyMap<string, AttributeType>>;
  /** The zone of the workspace; undefined: not known. */
  abstract timeZone(tx: TenantTx): Promise<string | undefined>;
  /** The external id of the customer with this address. */
  abstract externalIdOf(tx: TenantTx, email: string): Promise<string | undefined>;
  /** What the import did with these customers so far. */
  abstract changesOf(
    tx: TenantTx,
    importId: string,
    customerIds: readonly string[],
  ): Promise<ReadonlyMap<string, ImportChange>>;
  abstract saveChanges(tx: TenantTx, importId: string, changes: readonly ImportChange[]): Promise<void>;
  /** The next customers of the import, in the order of their ids. */
  abstract changedProfiles(tx: TenantTx, importId: string, limit: number): Promise<readonly ChangedProfile[]>;
  abstract dropChanges(tx: TenantTx, importId: string, customerIds: readonly string[]): Promise<void>;
  /** The next events of the import, at most so many. */
  abstract importedEvents(tx: TenantTx, importId: string, limit: number): Promise<readonly ImportedEvents[]>;
  /** Deletes events. */
  abstract deleteEvents(tx: TenantTx, eventIds: readonly string[]): Promise<void>;
  /** When the first event of each kind of these profiles and those merged with them is; kinds without one are left out. */
  abstract firstEvents(
    tx: TenantTx,
    customerIds: readonly string[],
  ): Promise<readonly { readonly customerId: string; readonly kind: string; readonly at: Date }[]>;
  abstract countUndone(tx: TenantTx, importId: string, added: UndoCounts): Promise<void>;
}
