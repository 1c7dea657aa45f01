import type { Page, PageRequest } from '@hearback/kernel';
import type { StoredRule } from './rule-store.js';

/** Reads the current versions of rules. */
export abstract class RuleQueries {
  /** One rule; `undefined` if the workspace has no rule with this id. */
  abstract find(tenantId: string, id: string): Promise<StoredRule | undefined>;
  /** A page of rules, by time of creation. */
  abstract list(
    tenantId: string,
    filter: { readonly active: boolean | null },
    page: PageRequest,
  ): Promise<Page<StoredRule>>;
}
