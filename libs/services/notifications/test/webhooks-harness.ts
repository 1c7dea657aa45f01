import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import { ResponseSubmitted, type ResponseSubmittedV1 } from '@hearback/contracts';
import { publicId } from '@hearback/kernel';
import { eventually, medium, type Medium } from '@hearback/testing';
import type { deliveryToDto } from '../src/http/webhooks/webhook-delivery.dto.js';
import { NotificationsModule } from '../src/index.js';

/** A request as a receiver got it. */
export interface ReceivedWebhook {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A delivery as the log shows it. */
export type LoggedDelivery = ReturnType<typeof deliveryToDto>;

/** How a path of the receiver replies. */
export type Reply = (reply: ServerResponse, received: ReceivedWebhook) => void;

const ACCEPTED: Reply = (reply) => reply.writeHead(204).end();

/** A program on loopback that gets webhooks. Each path is a receiver of its own and replies with 204 unless it is told otherwise. */
export class Receiver {
  readonly received: ReceivedWebhook[] = [];
  readonly #replies = new Map<string, Reply>();

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

  static async start(): Promise<Receiver> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Receiver(server);
  }

  get host(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** How this path replies from now on. */
  reply(path: string, reply: Reply): void {
    this.#replies.set(path, reply);
  }

  at(path: string): readonly ReceivedWebhook[] {
    return this.received.filter((each) => each.path === path);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}

/** A reply with this status. */
export const status =
  (code: number, headers: Record<string, string> = {}, body = ''): Reply =>
  (reply) =>
    reply.writeHead(code, headers).end(body);

/** The service with a receiver that the operator allows. */
export class WebhooksHarness {
  private constructor(
    readonly medium: Medium,
    readonly receiver: Receiver,
  ) {}

  static async start(): Promise<WebhooksHarness> {
    const receiver = await Receiver.start();
    const settings = { NOTIFICATIONS_WEBHOOK_HOSTS: receiver.host };
    return new WebhooksHarness(await medium({ modules: { notifications: NotificationsModule }, settings }), receiver);
  }

  async close(): Promise<void> {
    await this.medium.close();
    await this.receiver.close();
  }

  /** Creates an endpoint at a new path of the receiver, or at `path`. */
  async endpoint(tenantId: string, more: Record<string, unknown> = {}, path = `/${randomUUID()}`) {
    const reply = await this.medium
      .as({ tenantId })
      .post('/v1/webhook-endpoints')
      .send({ url: `http://${this.receiver.host}${path}`, ...more });
    if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
    return { id: reply.body.id as string, secret: reply.body.secret as string, path };
  }

  /** Publishes a response of the workspace; returns its public id. */
  async submitted(tenantId: string, eventId?: string, overrides: Partial<ResponseSubmittedV1> = {}): Promise<string> {
    const at = this.medium.clock.now().toISOString();
    const payload: ResponseSubmittedV1 = {
      response_id: randomUUID(),
      survey_id: randomUUID(),
      survey_version: 1,
      touchpoint_id: null,
      channel: 'link',
      language: 'en',
      submitted_at: at,
      accepted_at: at,
      customer: { external_id: 'C-42' },
      scores: [{ question: 'recommend', metric: 'nps', method: 'nps/1', min: 0, max: 10, score: 3, primary: true }],
      answers: [{ question: 'why', kind: 'text', value: 'The lamp was broken' }],
      attributes: [{ key: 'city', value: 'Vienna', segment: 'Vienna' }],
      ...overrides,
    };
    await this.medium.publish(ResponseSubmitted, payload, {
      tenantId,
      ...(eventId === undefined ? {} : { id: eventId }),
    });
    return publicId('rsp', payload.response_id);
  }

  /** Waits until the path has got so many requests in all. */
  async requestsAt(path: string, count: number): Promise<readonly ReceivedWebhook[]> {
    return eventually(() => {
      const found = this.receiver.at(path);
      if (found.length < count) throw new Error(`${found.length} requests at ${path} instead of ${count}`);
      return found;
    });
  }

  async shown(tenantId: string, id: string) {
    return (await this.medium.as({ tenantId }).get(`/v1/webhook-endpoints/${id}`)).body;
  }

  /** The log of an endpoint, newest first. */
  async log(tenantId: string, id: string, query = '') {
    const reply = await this.medium.as({ tenantId }).get(`/v1/webhook-endpoints/${id}/deliveries?limit=100${query}`);
    if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
    return reply.body.data as readonly LoggedDelivery[];
  }

  /** Waits until an attempt of the only delivery has ended `count` times. */
  async attempts(tenantId: string, id: string, count: number) {
    return eventually(async () => {
      const [delivery] = await this.log(tenantId, id);
      const ended = delivery?.attempts.filter(({ ended_at: at }) => at !== null);
      if (ended?.length !== count) throw new Error(`${ended?.length} attempts instead of ${count}`);
      return delivery!;
    });
  }
}
