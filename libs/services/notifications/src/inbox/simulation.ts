/** The reply of the inbox to a recipient. */
export interface SimulatedReply {
  /** Code and text of the rejection; undefined if the recipient is accepted. */
  readonly rejection?: { readonly code: number; readonly text: string };
  /** Milliseconds before the reply. */
  readonly delay: number;
}

const SLOW_REPLY_MS = 3_000;
/** Maximum number of deferred addresses that are remembered. */
const CAPACITY = 1_000;

/**
 * Simulates the replies of real mail servers: `bounce@…` is rejected permanently (550), `defer@…` temporarily (451) on every
 * other attempt, `slow@…` is answered after 3 s. All other addresses are accepted immediately. A suffix such as `bounce+two@…`
 * gives more addresses with the same behaviour.
 */
export class Simulation {
  private readonly deferred = new Set<string>();

  replyTo(address: string): SimulatedReply {
    const kind = /^([a-z]+)(\+[^@]*)?@/i.exec(address)?.[1]?.toLowerCase();
    if (kind === 'bounce') return { rejection: { code: 550, text: '5.1.1 no such mailbox (simulated)' }, delay: 0 };
    if (kind === 'slow') return { delay: SLOW_REPLY_MS };
    if (kind !== 'defer' || this.deferred.delete(address)) return { delay: 0 };
    if (this.deferred.size < CAPACITY) this.deferred.add(address);
    return { rejection: { code: 451, text: '4.7.1 try again later (simulated)' }, delay: 0 };
  }
}
