import { Transform, type Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { parsePublicId } from '@hearback/kernel';
import type { Edge } from '../routes/raw-routes.js';
import { isTimely, type SignedHeaders } from './webhook-signature.js';

/** A webhook with its signature, and the workspace that its path names. */
export interface SignedWebhook extends SignedHeaders {
  readonly tenantId: string;
  readonly body: Buffer;
}

/** Ids of webhooks that are kept; longer ones are no ids. */
const ID = /^[\x21-\x7e]{1,200}$/;

/** The headers of a signed webhook, for the OpenAPI document. */
export const SIGNED_WEBHOOK_HEADERS = {
  'webhook-id': 'Id of the webhook, the same whenever it is sent.',
  'webhook-timestamp': 'Seconds since 1970; at most five minutes from now.',
  'webhook-signature': '`v1,` and the Base64 of HMAC-SHA-256 over id, timestamp and body, joined by full stops.',
} as const;

/** What webhooks a route waits for. */
export interface ExpectedWebhooks {
  /** Whether anybody may sign webhooks for this workspace. */
  hasSecret(tenantId: string): Promise<boolean>;
  now(): Date;
  /** The error for a webhook that is not signed as it must be. */
  refusal(): Error;
}

/**
 * Webhooks that others send, signed as Standard Webhooks say. The credential is the signature: the path names the workspace whose
 * secret must have made it. Use `preParsing` as the hook of the route: the signature is that of the bytes, not of what JSON makes of them.
 */
export class SignedWebhooks {
  readonly #bodies = new WeakMap<FastifyRequest, Buffer[]>();

  constructor(private readonly expected: ExpectedWebhooks) {}

  /**
   * The hook of the route: before a byte of the body is read, it refuses what nobody here waits for, by its path and headers, and ends the
   * connection. Of the rest it keeps the bytes of the body beside the parsed one.
   */
  preParsing(edge: Edge) {
    return async (request: FastifyRequest, reply: FastifyReply, payload: Readable): Promise<Readable> => {
      const { workspace_id: workspaceId } = request.params as { readonly workspace_id: string };
      if ((await edge.lookUp(request, () => this.#expected(workspaceId, request))) === undefined) {
        void reply.header('connection', 'close');
        throw this.expected.refusal();
      }
      return this.#kept(request, payload);
    };
  }

  async #expected(workspaceId: string, request: FastifyRequest): Promise<true | undefined> {
    const tenantId = parsePublicId('wsp', workspaceId);
    const headers = headersOf(request);
    const isPlausible = ID.test(headers.id) && headers.signature !== '' && isTimely(headers, this.expected.now());
    if (tenantId === undefined || !isPlausible) return undefined;
    return (await this.expected.hasSecret(tenantId)) ? true : undefined;
  }

  #kept(request: FastifyRequest, payload: Readable): Readable {
    const chunks: Buffer[] = [];
    this.#bodies.set(request, chunks);
    const passed = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        chunks.push(chunk);
        done(null, chunk);
      },
    });
    payload.on('error', (error) => passed.destroy(error));
    return payload.pipe(passed);
  }

  /**
   * The webhook if `isSigned` says so, otherwise undefined. Wrong signatures count as ids that do not exist, so that a network which
   * goes on with them gets 429.
   */
  async signed(
    edge: Edge,
    request: FastifyRequest,
    workspaceId: string,
    isSigned: (webhook: SignedWebhook) => Promise<boolean>,
  ): Promise<SignedWebhook | undefined> {
    const tenantId = parsePublicId('wsp', workspaceId);
    const { id, timestamp, signature } = headersOf(request);
    const body = Buffer.concat(this.#bodies.get(request) ?? []);
    return edge.lookUp(request, async () => {
      if (tenantId === undefined || !ID.test(id)) return undefined;
      const webhook = { tenantId, body, id, timestamp, signature };
      return (await isSigned(webhook)) ? webhook : undefined;
    });
  }
}

function headersOf(request: FastifyRequest): SignedHeaders {
  const [id, timestamp, signature] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    String(request.headers[name] ?? ''),
  ) as [string, string, string];
  return { id, timestamp, signature };
}
