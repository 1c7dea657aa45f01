import { Injectable } from '@nestjs/common';
import { DtoPipe, noContent, RawRoutes, SIGNED_WEBHOOK_HEADERS, SignedWebhooks, type Edge } from '@hearback/http';
import { Clock } from '@hearback/kernel';
import { followupsErrors } from '../../application/followups.errors.js';
import { ProviderMails } from '../../application/mail/provider-mails.js';
import { MAX_WEBHOOK, ProviderMailDto } from './inbound-mail.dto.js';

type Server = Parameters<RawRoutes['register']>[0];

const PATH = '/v1/inbound-mail/:workspace_id';

/** Receives the mails that a provider brings. The credential is the signature. */
@Injectable()
export class InboundMailRoutes extends RawRoutes {
  readonly #pipe = new DtoPipe();
  readonly #webhooks: SignedWebhooks;

  constructor(
    private readonly mails: ProviderMails,
    clock: Clock,
  ) {
    super();
    this.#webhooks = new SignedWebhooks({
      hasSecret: (tenantId) => mails.hasSecret(tenantId),
      now: () => clock.now(),
      refusal: () => followupsErrors.error('bad-webhook-signature'),
    });
  }

  override register(server: Server, edge: Edge): void {
    const options = {
      onRequest: edge.open(),
      preParsing: this.#webhooks.preParsing(edge),
      config: { query: [], bodyLimit: MAX_WEBHOOK },
    };
    server.post<{ Params: { workspace_id: string } }>(PATH, options, async (request, reply) => {
      const webhook = await this.#webhooks.signed(edge, request, request.params.workspace_id, (each) =>
        this.mails.isSigned(each),
      );
      if (webhook === undefined) throw followupsErrors.error('bad-webhook-signature');
      const body = (await this.#pipe.transform(request.body, {
        type: 'body',
        metatype: ProviderMailDto,
      })) as ProviderMailDto;
      await this.mails.receive(webhook.tenantId, body.recipients, {
        raw: Buffer.from(body.raw, 'base64'),
        returnPath: body.return_path ?? null,
      });
      return reply.code(204).send();
    });
    edge.document(PATH, 'post', {
      id: 'receiveMail',
      summary: 'Bring a mail that customers have sent',
      description:
        'For providers of mail, signed as Standard Webhooks say with the secret of `POST /v1/inbound-mail/secret`. 204 means that it is stored. A mail that is sent again, with the same or another id of the webhook, changes nothing more.',
      reply: noContent,
      body: ProviderMailDto,
      parameters: { workspace_id: 'Id of the workspace.' },
      headers: SIGNED_WEBHOOK_HEADERS,
      problems: [400, 401, 413, 422, 429],
    });
  }
}
