/**
 * Lets each tenant hold only a share of a pool's connections: transactions of one tenant that wait for one another, or take long,
 * leave connections to the others.
 */
export class TenantShares {
  readonly #tenants = new Map<string, { held: number; readonly waiting: (() => void)[] }>();

  constructor(
    /** Connections that one tenant may hold at the same time. */
    private readonly limit: number,
    /** Longest wait in milliseconds. */
    private readonly timeoutMs: number,
  ) {}

  /** Resolves once the tenant may take a connection; the result gives it back. Rejects after the timeout as the pool would. */
  async take(tenantId: string): Promise<() => void> {
    const tenant = this.#tenants.get(tenantId) ?? { held: 0, waiting: [] };
    this.#tenants.set(tenantId, tenant);
    if (tenant.held >= this.limit) await this.#turn(tenant.waiting);
    else tenant.held += 1;
    return () => {
      const next = tenant.waiting.shift();
      // The place passes to the one who waits longest.
      if (next !== undefined) return next();
      tenant.held -= 1;
      if (tenant.held === 0) this.#tenants.delete(tenantId);
    };
  }

  #turn(waiting: (() => void)[]): Promise<void> {
    return new Promise((resolve, reject) => {
      const turn = () => {
        clearTimeout(late);
        resolve();
      };
      const late = setTimeout(() => {
        waiting.splice(waiting.indexOf(turn), 1);
        reject(new Error("timeout exceeded when trying to connect: the tenant's other transactions hold its share"));
      }, this.timeoutMs);
      waiting.push(turn);
    });
  }
}

/** The share of one tenant in a pool of this size: half of it, but at least two connections. */
export function shareOf(poolSize: number): number {
  return Math.min(poolSize, Math.max(2, Math.ceil(poolSize / 2)));
}
