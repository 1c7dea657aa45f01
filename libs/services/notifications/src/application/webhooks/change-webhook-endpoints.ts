import { Injectable } from '@nestjs/common';
import type { TenantTx, UnitOfWork } from '@hearback/database';
import { newWebhookSecret, type Caller } from '@hearback/http';
import { Clock, Ids } from '@hearback/kernel';
import { SafeFetch } from '@hearback/safe-fetch';
import type { PublicEventType } from '../../domain/webhooks/public-event.js';
import { MAX_ENDPOINTS, rotated, type WebhookEndpoint } from '../../domain/webhooks/webhook-endpoint.js';
import { notificationsErrors } from '../notifications.errors.js';
import { ADDRESS_DEFECTS } from './address-defects.js';
import { WebhookAudit } from './webhook-audit.js';
import { WebhookEndpointStore } from './webhook-endpoint-store.js';
import { WebhookRuns } from './webhook-outbox.js';

/** What staff say of a receiver. */
export interface EndpointContent {
  readonly url: string;
  readonly description: string;
  /** Empty: everything. */
  readonly eventTypes: readonly PublicEventType[];
}

/** A receiver and its secret, which is shown this once. */
export interface WithSecret {
  readonly endpoint: WebhookEndpoint;
  readonly secret: string;
}

/** Staff say who is told of what. */
@Injectable()
export class ChangeWebhookEndpoints {
  constructor(
    private readonly endpoints: WebhookEndpointStore,
    private readonly runs: WebhookRuns,
    private readonly safeFetch: SafeFetch,
    private readonly audit: WebhookAudit,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** Throws `bad-webhook-url` and `too-many-webhook-endpoints`. */
  async create(unit: UnitOfWork, content: EndpointContent, caller: Caller): Promise<WithSecret> {
    await this.#checkUrl(content.url);
    const secret = newWebhookSecret();
    return unit.run(async (tx) => {
      if ((await this.endpoints.lockCount(tx)) >= MAX_ENDPOINTS)
        throw notificationsErrors.error('too-many-webhook-endpoints');
      const none = { disabledReason: null, failingSince: null, lastSuccessAt: null };
      const own = { id: this.ids.next(), revision: 1, createdAt: this.clock.now() };
      const endpoint: WebhookEndpoint = { ...content, ...none, ...own, status: 'active' };
      await this.endpoints.save(tx, endpoint);
      await this.endpoints.saveSecrets(tx, endpoint.id, [{ secret, until: null }]);
      await this.runs.cleanUpDaily(tx, tx.tenantId, true);
      await this.audit.add(tx, 'created', null, endpoint, caller);
      return { endpoint, secret };
    });
  }

  /** Throws `bad-webhook-url`, `webhook-endpoint-not-found` and `webhook-endpoint-changed`. */
  async change(
    unit: UnitOfWork,
    id: string,
    content: Partial<EndpointContent>,
    revision: number,
    caller: Caller,
  ): Promise<WebhookEndpoint> {
    if (content.url !== undefined) await this.#checkUrl(content.url);
    return unit.run(async (tx) => {
      const before = await this.#locked(tx, id);
      if (before.revision !== revision) throw notificationsErrors.error('webhook-endpoint-changed');
      return this.#save(tx, before, { ...before, ...content }, 'changed', caller);
    });
  }

  /** Nothing is sent until it is enabled again: messages wait. Throws `webhook-endpoint-not-found`. */
  async pause(unit: UnitOfWork, id: string, caller: Caller): Promise<WebhookEndpoint> {
    return unit.run(async (tx) => {
      const before = await this.#locked(tx, id);
      if (before.status !== 'active') return before;
      return this.#save(tx, before, { ...before, status: 'paused' }, 'paused', caller);
    });
  }

  /** What waits is sent. Throws `webhook-endpoint-not-found`. */
  async enable(unit: UnitOfWork, id: string, caller: Caller): Promise<WebhookEndpoint> {
    return unit.run(async (tx) => {
      const before = await this.#locked(tx, id);
      if (before.status === 'active') return before;
      const working = { ...before, status: 'active', disabledReason: null, failingSince: null } as const;
      const after = await this.#save(tx, before, working, 'enabled', caller);
      const { tenantId } = tx;
      const dueAt = this.clock.now();
      await this.runs.plan(tx, [{ tenantId, endpointId: id, isFailing: false, dueAt, key: this.ids.next() }]);
      return after;
    });
  }

  /** A new secret; the one before signs beside it for a day. Throws `webhook-endpoint-not-found`. */
  async rotate(unit: UnitOfWork, id: string, caller: Caller): Promise<WithSecret> {
    const secret = newWebhookSecret();
    return unit.run(async (tx) => {
      const endpoint = await this.#locked(tx, id);
      const secrets = await this.endpoints.secretsOf(tx, id);
      await this.endpoints.saveSecrets(tx, id, rotated(secrets, secret, this.clock.now()));
      await this.audit.add(tx, 'secret-created', null, endpoint, caller);
      return { endpoint, secret };
    });
  }

  /** It is removed with its log. Throws `webhook-endpoint-not-found`. */
  async remove(unit: UnitOfWork, id: string, caller: Caller): Promise<void> {
    await unit.run(async (tx) => {
      const before = await this.#locked(tx, id);
      await this.endpoints.remove(tx, id);
      await this.audit.add(tx, 'removed', before, null, caller);
    });
  }

  async #save(
    tx: TenantTx,
    before: WebhookEndpoint,
    changed: WebhookEndpoint,
    action: string,
    caller: Caller,
  ): Promise<WebhookEndpoint> {
    const after = { ...changed, revision: before.revision + 1 };
    await this.endpoints.save(tx, after);
    await this.audit.add(tx, action, before, after, caller);
    return after;
  }

  async #locked(tx: TenantTx, id: string): Promise<WebhookEndpoint> {
    const endpoint = await this.endpoints.lock(tx, id);
    if (endpoint === undefined) throw notificationsErrors.error('webhook-endpoint-not-found');
    return endpoint;
  }

  /** What is written is checked here, and what the name resolves to before each request once more. */
  async #checkUrl(url: string): Promise<void> {
    const defect = await this.safeFetch.check(url);
    if (defect === undefined) return;
    const errors = [{ pointer: '/url', code: defect, detail: ADDRESS_DEFECTS[defect] }];
    throw notificationsErrors.error('bad-webhook-url', undefined, { errors });
  }
}
