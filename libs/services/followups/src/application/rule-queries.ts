import type { StoredRule } from './rule-store.js';

/** A page's position and size; `after` is the last item of the page before. */
export interface Page {
  readonly limit: number;
  readonly order: 'asc' | 'desc';
  readonly after: { readonly createdAt: Date; readonly id: string } | null;
}

/** Reads rules; each call sees the present version of each. */
export abstract class RuleQueries {
  /** One rule; undefined where this workspace has none of this id. */
  abstract find(tenantId: string, id: string): Promise<StoredRule | undefined>;
  /** A page of rules; one more than `limit` where there are more. */
  abstract list(tenantId: string, filter: { readonly active: boolean | null }, page: Page): Promise<StoredRule[]>;
}
