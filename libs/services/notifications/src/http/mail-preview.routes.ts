import { Injectable } from '@nestjs/common';
import { htmlReply, RawRoutes, type Edge } from '@hearback/http';
import { Clock, parsePublicId } from '@hearback/kernel';
import { notificationsErrors } from '../application/notifications.errors.js';
import { PreviewStore } from '../application/preview-store.js';

type Server = Parameters<RawRoutes['register']>[0];

/** Shown in a frame of the dashboard: no scripts, no forms, no requests but for the logo, and links that open nothing. */
const PREVIEW_CSP =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox";

/** The HTML of a mail that staff look at, as the clients of customers show it. */
@Injectable()
export class MailPreviewRoutes extends RawRoutes {
  constructor(
    private readonly previews: PreviewStore,
    private readonly clock: Clock,
  ) {
    super();
  }

  override register(server: Server, edge: Edge): void {
    server.get<{ Params: { mail_preview_id: string } }>(
      '/v1/mail-previews/:mail_preview_id',
      { onRequest: edge.allow('plans:read'), config: { query: [] } },
      async (request, reply) => {
        const id = parsePublicId('mpv', request.params.mail_preview_id);
        const { tenantId } = edge.caller(request);
        const preview = id === undefined ? undefined : await this.previews.find(tenantId, id, this.clock.now());
        if (preview === undefined) throw notificationsErrors.error('preview-not-found');
        return htmlReply(reply, preview.mail.html, { csp: PREVIEW_CSP });
      },
    );
    edge.document('/v1/mail-previews/:mail_preview_id', 'get', {
      id: 'showMailPreview',
      summary: 'Show a mail as a page',
      description: 'For a frame: it runs no scripts, and its links open nothing.',
      reply: 'html',
      parameters: { mail_preview_id: 'Id of the preview.' },
      problems: [404],
    });
  }
}
