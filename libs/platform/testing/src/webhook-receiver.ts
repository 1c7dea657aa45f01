import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as a receiver got it. */
export interface ReceivedRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** How a path of the receiver replies. */
export type ReceiverReply = (reply: ServerResponse, received: ReceivedRequest) => void;

const ACCEPTED: ReceiverReply = (reply) => reply.writeHead(204).end();

/** A program on loopback that gets requests, such as webhooks. Each path is a receiver of its own and replies with 204 unless it is told otherwise. */
export class WebhookReceiver {
  readonly received: ReceivedRequest[] = [];
  readonly #replies = new Map<string, ReceiverReply>();

  private constructor(private readonly server: Server) {
    server.on('request', (request, reply) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const path = request.url ?? '';
        const received = { path, headers: request.headers, body: Buffer.concat(chunks).toString() };
        this.received.push(received);
        (this.#replies.get(path) ?? ACCEPTED)(reply, received);
      });
    });
  }

  static async start(): Promise<WebhookReceiver> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new WebhookReceiver(server);
  }

  get host(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** How this path replies from now on. */
  reply(path: string, reply: ReceiverReply): void {
    this.#replies.set(path, reply);
  }

  at(path: string): readonly ReceivedRequest[] {
    return this.received.filter((each) => each.path === path);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}

/** Replies with this status. */
export const repliesWith =
  (code: number, headers: Record<string, string> = {}, body = ''): ReceiverReply =>
  (reply) =>
    reply.writeHead(code, headers).end(body);
