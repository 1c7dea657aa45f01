import type { Page, PageRequest } from '@hearback/kernel';
import type { StoredRule } from './rule-store.js';

/** Reads rules; each call sees the present version of each. */
export abstract class RuleQueries {
  /** One rule; undefined where this workspace has none of this id. */
  abstract find(tenantId: string, id: string): Promise<StoredRule | undefined>;
  /** A page of rules, by time of creation. */
  abstract list(
    tenantId: string,
    filter: { readonly active: boolean | null },
    page: PageRequest,
  ): Promise<Page<StoredRule>>;
}
