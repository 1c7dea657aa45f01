import type { BatchTx, TenantTx } from '@hearback/database';
import type { Actor } from '../domain/task.js';
import type { Rule, RuleBody } from '../domain/rule.js';

/** A rule with the times of its versions. */
export interface StoredRule extends Rule {
  readonly createdAt: Date;
  /** When its present version was made. */
  readonly updatedAt: Date;
}

/** The rules of a workspace with all their versions. */
export abstract class RuleStore {
  /** Adds a rule in its version 1. */
  abstract add(tx: TenantTx, id: string, body: RuleBody, by: Actor, at: Date): Promise<StoredRule>;
  /** The rule in its present version; undefined where there is none. */
  abstract find(tx: TenantTx, id: string): Promise<StoredRule | undefined>;
  /** The rule in its present version, locked against changes by others; undefined where there is none. */
  abstract lock(tx: TenantTx, id: string): Promise<StoredRule | undefined>;
  /** Makes the next version of the rule. */
  abstract revise(tx: TenantTx, rule: StoredRule, body: RuleBody, by: Actor, at: Date): Promise<StoredRule>;
  /** How many rules the workspace has that are not deactivated. */
  abstract countActive(tx: TenantTx): Promise<number>;
}

/** The active rules of workspaces for the evaluation of their responses. */
export abstract class RuleBook {
  /** Active rules by tenant, as they are committed now. Cheap: one statement while nothing changed. */
  abstract activeRules(tx: BatchTx, tenantIds: readonly string[]): Promise<ReadonlyMap<string, readonly Rule[]>>;
}
