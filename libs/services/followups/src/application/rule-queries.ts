import type { Page, PageRequest } from '@hearback/kernel';
import type { RuleBody } from '../domain/rule.js';
import type { Actor } from '../domain/task.js';
import type { StoredRule } from './rule-store.js';

/** A rule as it was, and who made it so. */
export interface RuleVersion {
  readonly ruleId: string;
  readonly version: number;
  readonly body: RuleBody;
  readonly madeBy: Actor;
  readonly madeAt: Date;
}

/** Reads the current versions of rules. */
export abstract class RuleQueries {
  /** One rule; `undefined` if the workspace has no rule with this id. */
  abstract find(tenantId: string, id: string): Promise<StoredRule | undefined>;
  /** A page of rules, by time of creation. */
  abstract list(
    tenantId: string,
    filter: { readonly active: boolean | null; readonly withDeleted?: boolean },
    page: PageRequest,
  ): Promise<Page<StoredRule>>;
  /** Versions of all rules after this one, by rule and number. */
  abstract versions(
    tenantId: string,
    after: Pick<RuleVersion, 'ruleId' | 'version'> | undefined,
    limit: number,
  ): Promise<readonly RuleVersion[]>;
}
