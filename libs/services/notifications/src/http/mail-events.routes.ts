import { Transform, type Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DtoPipe, noContent, RawRoutes, type AccessHook, type Edge } from '@hearback/http';
import { Clock, parsePublicId } from '@hearback/kernel';
import { MailEvents } from '../application/mail-events.js';
import { notificationsErrors } from '../application/notifications.errors.js';
import { MailEventsDto, mailEventOf } from './mail-events.dto.js';

type Server = Parameters<RawRoutes['register']>[0];
type Request = Parameters<AccessHook>[0];
type Reply = Parameters<AccessHook>[1];

const PATH = '/v1/mail-events/:workspace_id';

/** Ids of webhooks that are kept; longer ones are no ids. */
const ID = /^[\x21-\x7e]{1,200}$/;

/** Receives what providers report. The credential is the signature: the path names the workspace whose secret must have made it. */
@Injectable()
export class MailEventsRoutes extends RawRoutes {
  readonly #pipe = new DtoPipe();
  readonly #bodies = new WeakMap<Request, Buffer[]>();

  constructor(
    private readonly events: MailEvents,
    private readonly clock: Clock,
  ) {
    super();
  }

  override register(server: Server, edge: Edge): void {
    const options = {
      onRequest: edge.open(),
      // The signature is that of the bytes, not of what JSON makes of them.
      preParsing: async (request: Request, _reply: Reply, payload: Readable) => this.#kept(request, payload),
      config: { query: [] },
    };
    server.post<{ Params: { workspace_id: string } }>(PATH, options, async (request, reply) => {
      const { tenantId, id } = await this.#signed(edge, request, request.params.workspace_id);
      const body = (await this.#pipe.transform(request.body, {
        type: 'body',
        metatype: MailEventsDto,
      })) as MailEventsDto;
      const now = this.clock.now();
      await this.events.apply(
        tenantId,
        id,
        body.events.map((event) => mailEventOf(event, now)),
      );
      return reply.code(204).send();
    });
    document(edge);
  }

  #kept(request: Request, payload: Readable): Readable {
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

  /** A network that sends wrong signatures again and again gets 429. Throws `bad-webhook-signature`. */
  async #signed(edge: Edge, request: Request, workspaceId: string): Promise<{ tenantId: string; id: string }> {
    const tenantId = parsePublicId('wsp', workspaceId);
    const [id, timestamp, signature] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
      String(request.headers[name] ?? ''),
    ) as [string, string, string];
    const body = Buffer.concat(this.#bodies.get(request) ?? []);
    const signed = await edge.lookUp(request, async () => {
      if (tenantId === undefined || !ID.test(id)) return undefined;
      return (await this.events.isSigned({ tenantId, body, id, timestamp, signature })) ? { tenantId, id } : undefined;
    });
    if (signed === undefined) throw notificationsErrors.error('bad-webhook-signature');
    return signed;
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
    headers: {
      'webhook-id': 'Id of the webhook, the same whenever it is sent.',
      'webhook-timestamp': 'Seconds since 1970; at most five minutes from now.',
      'webhook-signature': '`v1,` and the Base64 of HMAC-SHA-256 over id, timestamp and body, joined by full stops.',
    },
    problems: [400, 401, 413],
  });
}
