import type { OneTenantTx, TenantTx } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import type { Goal } from '../../domain/goals/goal.js';

/** The goals of a workspace. */
export abstract class GoalStore {
  /** False if the figure has a goal there already. */
  abstract insertUnlessSet(tx: TenantTx, goal: Goal): Promise<boolean>;
  /** The goal, locked until the end of the transaction; undefined if this workspace does not have it. */
  abstract lock(tx: TenantTx, id: string): Promise<Goal | undefined>;
  abstract update(tx: TenantTx, goal: Goal): Promise<void>;
  abstract delete(tx: TenantTx, id: string): Promise<void>;
  abstract find(tenantId: string, id: string): Promise<Goal | undefined>;
  abstract list(tenantId: string, page: PageRequest): Promise<Page<Goal>>;
  abstract count(tx: TenantTx): Promise<number>;
  /** All goals, the one that is due first at first. */
  abstract all(tx: OneTenantTx): Promise<readonly Goal[]>;
}
