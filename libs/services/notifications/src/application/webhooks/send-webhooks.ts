import { Injectable } from '@nestjs/common';
import { BatchDatabase, type BatchTx } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { DisableEndpoint } from './disable-endpoint.js';
import { WebhookRuns } from './webhook-outbox.js';
import { WebhookRequests } from './webhook-requests.js';
import { WebhookSending, type EndedAttempt, type SendingEndpoint, type StartedDelivery } from './webhook-sending.js';

/** Requests to one receiver at a time. */
const AT_A_TIME = 8;
/** Milliseconds between runs of a receiver that fails: it is tried with one message, until one arrives. */
const PROBE_PAUSE = 1_000;
/** How long a run goes on, in milliseconds. The last requests of a run take 15 s at most. */
const RUN = 25_000;
/** How long a receiver is left to a process that may have died, in milliseconds. */
const LEASE = 60_000;

/** A run that has begun, or why none has. */
type Begun =
  | { readonly endpoint: SendingEndpoint; readonly started: readonly StartedDelivery[] }
  | { readonly takenUntil: Date; readonly endpoint: SendingEndpoint }
  | undefined;

/** Sends what is due at one receiver, which one process at a time does. */
@Injectable()
export class SendWebhooks {
  constructor(
    private readonly database: BatchDatabase,
    private readonly sending: WebhookSending,
    private readonly requests: WebhookRequests,
    private readonly disabling: DisableEndpoint,
    private readonly runs: WebhookRuns,
    private readonly clock: Clock,
  ) {}

  /**
   * Sends until nothing is due, an attempt fails or the time is over. That attempts begin is committed before the requests, so that a process that ends in between
   * leaves a trace. Returns what gives the receiver back.
   */
  async execute(tenantId: string, endpointId: string): Promise<((tx: BatchTx) => Promise<void>) | void> {
    let lease = new Date(0);
    const begun = await this.database.withTenants([tenantId], async (tx): Promise<Begun> => {
      const endpoint = await this.sending.lock(tx, tenantId, endpointId);
      if (endpoint === undefined || !endpoint.isActive) return undefined;
      const { leasedUntil } = endpoint;
      if (leasedUntil !== null && leasedUntil > this.clock.now()) return { takenUntil: leasedUntil, endpoint };
      lease = await this.#extend(tx, endpoint);
      const limit = endpoint.isFailing ? 1 : AT_A_TIME;
      return { endpoint, started: await this.sending.start(tx, endpoint, limit, this.clock.now()) };
    });
    if (begun === undefined) return;
    // If the other process has died, nobody else would look again.
    if ('takenUntil' in begun) return (tx) => this.#planAt(tx, begun.endpoint, begun.takenUntil);
    const { endpoint } = begun;
    const endAt = performance.now() + RUN;
    let { started } = begun;
    let hasFailed = false;
    while (started.length > 0) {
      const ended = await Promise.all(started.map((each) => this.requests.send(endpoint, each)));
      hasFailed = ended.some(({ outcome }) => outcome !== 'delivered');
      const isOver = hasFailed || performance.now() > endAt;
      started = await this.database.withTenants([tenantId], async (tx) => {
        const holder = await this.sending.lock(tx, tenantId, endpointId);
        await this.#record(tx, endpoint, ended);
        // A process that took longer than its lease leaves the receiver to the one that has taken over.
        if (isOver || holder?.leasedUntil?.getTime() !== lease.getTime()) return [];
        lease = await this.#extend(tx, endpoint);
        return this.sending.start(tx, endpoint, AT_A_TIME, this.clock.now());
      });
    }
    const notBefore = new Date(this.clock.now().getTime() + (hasFailed ? PROBE_PAUSE : 0));
    return (tx) => this.#giveBack(tx, endpoint, lease, notBefore);
  }

  async #extend(tx: BatchTx, endpoint: SendingEndpoint): Promise<Date> {
    const until = new Date(this.clock.now().getTime() + LEASE);
    await this.sending.lease(tx, endpoint, until);
    return until;
  }

  async #record(tx: BatchTx, endpoint: SendingEndpoint, ended: readonly EndedAttempt[]): Promise<void> {
    await this.sending.end(tx, endpoint, ended);
    if (ended.some(({ outcome }) => outcome === 'gone')) return this.disabling.execute(tx, endpoint, 'gone');
    const last = ended.filter(({ outcome, nextAt }) => outcome === 'failed' && nextAt === null);
    if (last.length > 0) {
      const failed = last.map(({ deliveryId }) => deliveryId);
      await this.disabling.execute(tx, endpoint, 'failing', failed);
    }
  }

  /** Looks once more for what is due, with the receiver locked: whoever stored something before has seen it taken, and later ones see it free. */
  async #giveBack(tx: BatchTx, { tenantId, id }: SendingEndpoint, lease: Date, notBefore: Date): Promise<void> {
    const endpoint = await this.sending.lock(tx, tenantId, id);
    // It was removed, or another process has taken over.
    if (endpoint === undefined || endpoint.leasedUntil?.getTime() !== lease.getTime()) return;
    await this.sending.lease(tx, endpoint, null);
    if (!endpoint.isActive) return;
    const next = await this.sending.nextDue(tx, endpoint);
    if (next !== undefined) await this.#planAt(tx, endpoint, next > notBefore ? next : notBefore);
  }

  #planAt(tx: BatchTx, endpoint: Pick<SendingEndpoint, 'tenantId' | 'id' | 'isFailing'>, dueAt: Date): Promise<void> {
    const { tenantId, id: endpointId, isFailing } = endpoint;
    const key = `${endpointId}:${dueAt.getTime()}`;
    return this.runs.plan(tx, [{ tenantId, endpointId, isFailing, dueAt, key }]);
  }
}
