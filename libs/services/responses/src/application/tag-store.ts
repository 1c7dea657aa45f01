import type { OneTenantTx } from '@hearback/database';

/** A tag of a workspace. */
export interface Tag {
  readonly id: string;
  readonly name: string;
  /** Responses that have it. */
  readonly responses: number;
}

/** A pair of a response and a tag. */
export interface Tagging {
  readonly responseId: string;
  readonly tagId: string;
}

/** Stores the tags of responses. */
export abstract class TagStore {
  /** Those of the responses that exist, locked in one order until the end of the transaction. */
  abstract lock(tx: OneTenantTx, responseIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** The ids of the tags with these names, by folded name; new ones are created. */
  abstract ensure(tx: OneTenantTx, names: readonly string[], at: Date): Promise<ReadonlyMap<string, string>>;
  /** The ids of the tags with these folded names that exist. */
  abstract find(tx: OneTenantTx, foldedNames: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Tags responses; returns the pairs that are new. */
  abstract add(tx: OneTenantTx, pairs: readonly Tagging[], at: Date): Promise<readonly Tagging[]>;
  /** Takes tags away; returns the pairs that there were. */
  abstract remove(tx: OneTenantTx, pairs: readonly Tagging[]): Promise<readonly Tagging[]>;
  /** The most tags that one of the responses has. */
  abstract most(tx: OneTenantTx, responseIds: readonly string[]): Promise<number>;
  /** Tags of the workspace. */
  abstract count(tx: OneTenantTx): Promise<number>;
  /** Deletes the tag from the workspace and from all responses; false if there is none. */
  abstract delete(tx: OneTenantTx, id: string): Promise<boolean>;
  /** All tags, by name. */
  abstract list(tenantId: string): Promise<readonly Tag[]>;
}
