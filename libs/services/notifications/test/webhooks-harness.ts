import { randomUUID } from 'node:crypto';
import { ResponseSubmitted, WorkspaceCreated, type ResponseSubmittedV1 } from '@hearback/contracts';
import { publicId } from '@hearback/kernel';
import { eventually, medium, WebhookReceiver, type Medium, type ReceivedRequest } from '@hearback/testing';
import type { deliveryToDto } from '../src/http/webhooks/webhook-delivery.dto.js';
import type { InboxMessage } from './notifications-harness.js';
import { NotificationsModule } from '../src/index.js';

/** A delivery as the log shows it. */
export type LoggedDelivery = ReturnType<typeof deliveryToDto>;

/** The service with a receiver that the operator allows. */
export class WebhooksHarness {
  private constructor(
    readonly medium: Medium,
    readonly receiver: WebhookReceiver,
  ) {}

  static async start(): Promise<WebhooksHarness> {
    const receiver = await WebhookReceiver.start();
    const settings = { NOTIFICATIONS_WEBHOOK_HOSTS: receiver.host, NOTIFICATIONS_INBOX: 'on' };
    return new WebhooksHarness(await medium({ modules: { notifications: NotificationsModule }, settings }), receiver);
  }

  async close(): Promise<void> {
    await this.medium.close();
    await this.receiver.close();
  }

  /** Lets the service know the workspace: mails wait until it does. */
  async known(tenantId: string): Promise<void> {
    const settings = { name: 'Garden', time_zone: 'Europe/Paris', language: 'en' };
    const created_at = this.medium.clock.now().toISOString();
    await this.medium.publish(WorkspaceCreated, { workspace_id: tenantId, ...settings, created_at }, { tenantId });
    await this.medium.drained();
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
  async requestsAt(path: string, count: number): Promise<readonly ReceivedRequest[]> {
    return eventually(() => {
      const found = this.receiver.at(path);
      if (found.length < count) throw new Error(`${found.length} requests at ${path} instead of ${count}`);
      return found;
    });
  }

  /** Waits for so many mails to an address; newest first. */
  async mailsTo(address: string, expected: number): Promise<readonly InboxMessage[]> {
    return eventually(async () => {
      await this.medium.drained();
      const { data } = (await this.medium.http.get('/inbox/messages').query({ to: address })).body;
      if (data.length !== expected) throw new Error(`${data.length} mails to ${address} instead of ${expected}`);
      return data as InboxMessage[];
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
