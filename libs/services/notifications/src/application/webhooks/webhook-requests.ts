import { Injectable } from '@nestjs/common';
import { webhookSignature } from '@hearback/http';
import { Clock, publicId } from '@hearback/kernel';
import { counter, type Instrumented } from '@hearback/process';
import { SafeFetch, type FetchResult } from '@hearback/safe-fetch';
import { nextAttemptAt, outcomeOf, retryAfterOf } from '../../domain/webhooks/attempts.js';
import { REPLY_LENGTH } from '../../domain/webhooks/webhook-delivery.js';
import { signing, type WebhookSecret } from '../../domain/webhooks/webhook-endpoint.js';
import type { EndedAttempt, SendingEndpoint, StartedDelivery } from './webhook-sending.js';

/** Makes single attempts to deliver messages, to programs signed as Standard Webhooks say, and counts them. */
@Injectable()
export class WebhookRequests implements Instrumented {
  readonly #attempts = counter({
    name: 'hearback_webhook_attempts_total',
    help: 'Attempts to deliver a webhook, by outcome.',
    labels: ['outcome'],
  });
  readonly instruments = [this.#attempts];

  constructor(
    private readonly safeFetch: SafeFetch,
    private readonly clock: Clock,
  ) {}

  /** A failure is returned, not thrown. */
  async send(
    { kind, url, secrets }: Pick<SendingEndpoint, 'kind' | 'url' | 'secrets'>,
    delivery: StartedDelivery,
  ): Promise<EndedAttempt> {
    const usable = signing(secrets, this.clock.now());
    const result =
      kind === 'webhook' ? await this.#request(url, usable, delivery) : await this.#write(usable, delivery);
    const endedAt = this.clock.now();
    const outcome = result === 'no-secret' ? 'failed' : outcomeOf(result);
    this.#attempts.metric.inc({ outcome });
    const later = result !== 'no-secret' && result.outcome === 'replied' ? result.headers['retry-after'] : undefined;
    const nextAt =
      outcome === 'failed'
        ? nextAttemptAt(delivery.number, endedAt, Math.random(), retryAfterOf(later, endedAt))
        : null;
    return { deliveryId: delivery.id, number: delivery.number, endedAt, outcome, nextAt, ...detailsOf(result) };
  }

  /** The address of a chat is its secret. */
  async #write([secret]: readonly WebhookSecret[], { body }: StartedDelivery): Promise<FetchResult | 'no-secret'> {
    if (secret === undefined) return 'no-secret';
    return this.safeFetch.send({
      url: secret.secret,
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'Hearback' },
      body,
    });
  }

  async #request(
    url: string,
    secrets: readonly WebhookSecret[],
    { messageId, body }: StartedDelivery,
  ): Promise<FetchResult | 'no-secret'> {
    // The secret of the installation was changed: a new one has to be made for the receiver.
    if (secrets.length === 0) return 'no-secret';
    const id = publicId('whm', messageId);
    const timestamp = String(Math.floor(this.clock.now().getTime() / 1_000));
    const bytes = Buffer.from(body);
    return this.safeFetch.send({
      url,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Hearback-Webhooks',
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': secrets.map(({ secret }) => webhookSignature(secret, id, timestamp, bytes)).join(' '),
      },
      body,
    });
  }
}

function detailsOf(result: FetchResult | 'no-secret') {
  const none = { problem: null, status: null, milliseconds: null, reply: null };
  if (result === 'no-secret') return { ...none, problem: result };
  if (result.outcome === 'refused') return { ...none, problem: result.reason };
  if (result.outcome === 'failed') return { ...none, problem: result.reason, milliseconds: result.milliseconds };
  const { status, milliseconds, body } = result;
  // A NUL cannot be stored, and a character is not cut in two.
  const reply = body.replaceAll('\0', '\uFFFD').slice(0, REPLY_LENGTH).toWellFormed();
  return { ...none, status, milliseconds, reply };
}
