import type { SegmentCondition } from '../../domain/segments/segment-condition.js';

/** Enough for 50 workspaces with as many segments as they may have. */
const LIMIT = 10_000;

/** Rules that were read, by segment. A revision never changes, so they need not be forgotten for being old. */
export class KnownRules {
  readonly #rules = new Map<string, { readonly revision: number; readonly condition: SegmentCondition }>();

  get(id: string, revision: number): SegmentCondition | undefined {
    const known = this.#rules.get(id);
    return known?.revision === revision ? known.condition : undefined;
  }

  set(id: string, revision: number, condition: SegmentCondition): void {
    this.#rules.delete(id);
    this.#rules.set(id, { revision, condition });
    if (this.#rules.size > LIMIT) this.#rules.delete(this.#rules.keys().next().value!);
  }
}
