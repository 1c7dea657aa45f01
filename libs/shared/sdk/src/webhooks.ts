import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import type { components } from './generated/schema.js';

/** What an endpoint can be told of. The list grows: ignore types that you do not know. */
export type WebhookEventType = NonNullable<components['schemas']['CreateWebhookEndpoint']['event_types']>[number];

/** A message to a webhook endpoint. */
export interface WebhookEvent {
  readonly type: WebhookEventType | (string & {});
  /** When it happened, RFC 3339. */
  readonly timestamp: string;
  /** Public ids, numbers and times; what a customer wrote is read from the API. */
  readonly data: { readonly id: string; readonly [member: string]: unknown };
}

/** The headers of a request: those of Node.js, or those of `fetch`. */
export type WebhookHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/** What arrived at an endpoint. */
export interface ReceivedWebhook {
  /** The body as it arrived, before it is parsed: the signature is that of its bytes. */
  readonly body: string | Uint8Array;
  readonly headers: WebhookHeaders;
  /** The secret of the endpoint, `whsec_…`. */
  readonly secret: string;
}

/** A message whose signature is right. */
export interface VerifiedWebhook {
  /** The same in all attempts and replays of a message: handle each id once. */
  readonly id: string;
  readonly event: WebhookEvent;
}

export { WebhookVerificationError };

/**
 * The message, if it was signed with this secret within the last five minutes (Standard Webhooks). Throws WebhookVerificationError
 * otherwise: reply with 400 then.
 */
export function verifyWebhook({ body, headers, secret }: ReceivedWebhook): VerifiedWebhook {
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
  const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature'];
  const own = Object.fromEntries(names.map((name) => [name, headerOf(headers, name)]));
  const event = new Webhook(secret).verify(text, own) as WebhookEvent;
  return { id: own['webhook-id']!, event };
}

function headerOf(headers: WebhookHeaders, name: string): string {
  const value = headers instanceof Headers ? headers.get(name) : (headers as Record<string, unknown>)[name];
  return typeof value === 'string' ? value : '';
}
