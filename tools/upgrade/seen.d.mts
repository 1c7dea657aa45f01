import type { Call } from '../product/product.mjs';

/** What the API shows of a workspace, as far as it must stay the same when the product is upgraded. */
export interface Seen {
  readonly lists: Readonly<Record<string, { readonly count: number; readonly digest: string }>>;
  readonly metrics: Readonly<Record<string, readonly unknown[]>>;
}

export function seenBy(call: Call, period: { readonly from: string; readonly to: string }): Promise<Seen>;
