import type { TenantTx } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import type { WebhookEndpoint, WebhookSecret } from '../../domain/webhooks/webhook-endpoint.js';

/** A receiver, and what its log says. */
export interface ListedEndpoint extends WebhookEndpoint {
  /** Messages of the last seven days that were delivered, counted up to 100,000. */
  readonly delivered: number;
  /** Messages in the log of which the last attempt has failed, counted up to 100,000. */
  readonly failed: number;
  /** Milliseconds within which half of its last 100 successful replies came; null without one. */
  readonly medianMilliseconds: number | null;
  /** Messages that wait for an attempt. */
  readonly pending: number;
  /** Messages of the last 24 hours that were dropped, because the receiver had as many as it gets in an hour. */
  readonly dropped: number;
}

/** Keeps the receivers of webhooks. Secrets are sealed. */
export abstract class WebhookEndpointStore {
  /** Oldest or newest first. `now` is that of the counts. */
  abstract list(tenantId: string, now: Date, page: PageRequest): Promise<Page<ListedEndpoint>>;
  abstract find(tenantId: string, id: string, now: Date): Promise<ListedEndpoint | undefined>;
  /** The receivers of the workspace; further ones cannot be added until the transaction ends. */
  abstract lockCount(tx: TenantTx): Promise<number>;
  /** The receiver, locked. */
  abstract lock(tx: TenantTx, id: string): Promise<WebhookEndpoint | undefined>;
  abstract secretsOf(tx: TenantTx, id: string): Promise<readonly WebhookSecret[]>;
  /** Adds or changes a receiver; secrets of one that exists stay as they are. */
  abstract save(tx: TenantTx, endpoint: WebhookEndpoint): Promise<void>;
  abstract saveSecrets(tx: TenantTx, id: string, secrets: readonly WebhookSecret[]): Promise<void>;
  /** Removes it with its log. */
  abstract remove(tx: TenantTx, id: string): Promise<void>;
}
