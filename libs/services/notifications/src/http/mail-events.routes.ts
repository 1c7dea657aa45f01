import { Injectable } from '@nestjs/common';
import { DtoPipe, noContent, RawRoutes, SIGNED_WEBHOOK_HEADERS, SignedWebhooks, type Edge } from '@hearback/http';
import { Clock } from '@hearback/kernel';
import { MailEvents } from '../application/mail-events.js';
import { notificationsErrors } from '../application/notifications.errors.js';
import { MailEventsDto, mailEventOf } from './mail-events.dto.js';

type Server = Parameters<RawRoutes['register']>[0];

const PATH = '/v1/mail-events/:workspace_id';

/** Receives what providers report. The credential is the signature. */
@Injectable()
export class MailEventsRoutes extends RawRoutes {
  readonly #pipe = new DtoPipe();
  readonly #webhooks: SignedWebhooks;

  constructor(
    private readonly events: MailEvents,
    private readonly clock: Clock,
  ) {
    super();
    this.#webhooks = new SignedWebhooks({
      hasSecret: (tenantId) => events.hasSecret(tenantId),
      now: () => clock.now(),
      refusal: () => notificationsErrors.error('bad-webhook-signature'),
    });
  }

  override register(server: Server, edge: Edge): void {
    const options = {
      onRequest: edge.open(),
      preParsing: this.#webhooks.preParsing(edge),
      config: { query: [] },
    };
    server.post<{ Params: { workspace_id: string } }>(PATH, options, async (request, reply) => {
      const webhook = await this.#webhooks.signed(edge, request, request.params.workspace_id, (each) =>
        this.events.isSigned(each),
      );
      if (webhook === undefined) throw notificationsErrors.error('bad-webhook-signature');
      const body = (await this.#pipe.transform(request.body, {
        type: 'body',
        metatype: MailEventsDto,
      })) as MailEventsDto;
      const now = this.clock.now();
      await this.events.apply(
        webhook.tenantId,
        webhook.id,
        body.events.map((event) => mailEventOf(event, now)),
      );
      return reply.code(204).send();
    });
    document(edge);
  }
}

function document(edge: Edge): void {
  edge.document(PATH, 'post', {
    id: 'receiveMailEvents',
    summary: 'Report bounces and complaints',
    description:
      'For providers of mail, signed as Standard Webhooks say with the secret of `POST /v1/mail-webhook/secret`. A webhook that is sent again with its id changes nothing more. `hard_bounce` and `complaint` end mails to the address.',
    reply: noContent,
    body: MailEventsDto,
    parameters: { workspace_id: 'Id of the workspace.' },
    headers: SIGNED_WEBHOOK_HEADERS,
    problems: [400, 401, 413],
  });
}
