import type { BatchTx, TenantTx } from '@hearback/database';
import type { StaffLanguage } from '@hearback/questionnaire';
import type { Actor } from '../domain/task.js';
import type { Rule, RuleBody } from '../domain/rule.js';

/** A rule with the times of its first and its current version. */
export interface StoredRule extends Rule {
  readonly createdAt: Date;
  /** When the current version was created. */
  readonly updatedAt: Date;
  readonly heldBack: HeldBack;
  /** Null: not deleted. */
  readonly deletedAt: Date | null;
}

/** The tasks that a rule did not open because it had reached its ceiling. */
export interface HeldBack {
  readonly count: number;
  /** Null: never. */
  readonly lastAt: Date | null;
}

/** The rules of a workspace with all their versions. */
export abstract class RuleStore {
  /** Adds a rule as version 1. */
  abstract add(tx: TenantTx, id: string, body: RuleBody, by: Actor, at: Date): Promise<StoredRule>;
  /** The current version of the rule; `undefined` if there is no such rule. */
  abstract find(tx: TenantTx, id: string): Promise<StoredRule | undefined>;
  /** The current version of the rule, locked for update; `undefined` if there is no such rule. */
  abstract lock(tx: TenantTx, id: string): Promise<StoredRule | undefined>;
  /** Adds the next version of the rule. */
  abstract revise(tx: TenantTx, rule: StoredRule, body: RuleBody, by: Actor, at: Date): Promise<StoredRule>;
  /** Takes the rule out of lists, and remembers whether it is active; does nothing if it is deleted already. */
  abstract markDeleted(tx: TenantTx, id: string, at: Date): Promise<void>;
  /** Puts the rule back into lists; returns whether it was active when it was deleted. */
  abstract markRestored(tx: TenantTx, id: string): Promise<boolean>;
  /** The ids of the rules that are not deleted in their order, locked: others change it afterwards. */
  abstract lockOrder(tx: TenantTx): Promise<readonly string[]>;
  /** Gives the rules their places: 1, 2, 3 … */
  abstract setOrder(tx: TenantTx, ids: readonly string[]): Promise<void>;
  /** The number of active rules of the workspace. */
  abstract countActive(tx: TenantTx): Promise<number>;
}

/** The active rules of workspaces, for the evaluation of responses. */
export abstract class ActiveRules {
  /** Committed active rules by tenant id. Executes one statement if no rule has changed since the last call. */
  abstract byTenant(tx: BatchTx, tenantIds: readonly string[]): Promise<ReadonlyMap<string, readonly Rule[]>>;
  /** The language of the staff by tenant id. */
  abstract languages(tx: BatchTx, tenantIds: readonly string[]): Promise<ReadonlyMap<string, StaffLanguage>>;
}
