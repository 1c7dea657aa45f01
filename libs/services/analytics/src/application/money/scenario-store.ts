import type { TenantTx } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import type { Scenario } from '../../domain/money/scenario.js';

/** Which scenarios are listed. */
export type ScenarioState = 'current' | 'archived' | 'all';

/** The scenarios of a workspace. */
export abstract class ScenarioStore {
  abstract insert(tx: TenantTx, scenario: Scenario): Promise<void>;
  /** The scenario, locked until the end of the transaction; undefined if this workspace does not have it. */
  abstract lock(tx: TenantTx, id: string): Promise<Scenario | undefined>;
  abstract update(tx: TenantTx, scenario: Scenario): Promise<void>;
  abstract find(tenantId: string, id: string): Promise<Scenario | undefined>;
  /** Newest first, unless the page asks otherwise. */
  abstract list(tenantId: string, state: ScenarioState, page: PageRequest): Promise<Page<Scenario>>;
}
