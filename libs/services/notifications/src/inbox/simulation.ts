/** How the inbox receives a recipient. */
export interface Reception {
  /** Why it is refused, and with which reply code; undefined where it is taken. */
  readonly refusal?: { readonly code: number; readonly text: string };
  /** Milliseconds before the answer. */
  readonly delay: number;
}

const SLOW = 3_000;
/** Most addresses whose deferral is remembered. */
const CAPACITY = 1_000;

/**
 * What real mail servers do, for trying it out: `bounce@…` is refused for ever (550), `defer@…` is refused for now (451)
 * at every first of two tries, `slow@…` is answered after 3 s. Everybody else is taken at once. A word after a plus makes
 * further addresses of a kind: `bounce+two@…`.
 */
export class Simulation {
  private readonly deferred = new Set<string>();

  reception(address: string): Reception {
    const kind = /^([a-z]+)(\+[^@]*)?@/i.exec(address)?.[1]?.toLowerCase();
    if (kind === 'bounce') return { refusal: { code: 550, text: '5.1.1 no such mailbox (simulated)' }, delay: 0 };
    if (kind === 'slow') return { delay: SLOW };
    if (kind !== 'defer' || this.deferred.delete(address)) return { delay: 0 };
    if (this.deferred.size < CAPACITY) this.deferred.add(address);
    return { refusal: { code: 451, text: '4.7.1 come back later (simulated)' }, delay: 0 };
  }
}
