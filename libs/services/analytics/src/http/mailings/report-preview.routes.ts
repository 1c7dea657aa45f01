import { Injectable } from '@nestjs/common';
import { drawReport, reportPdf } from '@hearback/documents';
import { htmlReply, RawRoutes, type Edge } from '@hearback/http';
import { parsePublicId } from '@hearback/kernel';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { analyticsErrors } from '../../application/analytics.errors.js';
import { PrepareReport } from '../../application/mailings/prepare-report.js';
import { PAGE_POLICY, reportPage } from './report-pages.js';

interface Preview {
  Params: { report_schedule_id: string };
}

/** Shown in a frame of the dashboard. */
const FRAME_POLICY = `${PAGE_POLICY}; frame-ancestors 'self'; sandbox`;
const PATH = '/v1/report-schedules/:report_schedule_id';

/** What a schedule would send now, as the page that its mail is, and as its PDF. */
@Injectable()
export class ReportPreviewRoutes extends RawRoutes {
  constructor(private readonly prepare: PrepareReport) {
    super();
  }

  override register(server: FastifyInstance, edge: Edge): void {
    const readable = { onRequest: edge.allow('metrics:read'), config: { query: [] } };
    server.get<Preview>(`${PATH}/preview`, readable, async (request, reply) =>
      htmlReply(reply, await reportPage(await this.#content(edge, request)), { csp: FRAME_POLICY }),
    );
    server.get<Preview>(`${PATH}/pdf`, readable, async (request, reply) => {
      const pdf = await reportPdf(await drawReport(await this.#content(edge, request)));
      return reply.type('application/pdf').header('content-disposition', 'attachment; filename="report.pdf"').send(pdf);
    });
    const parameters = { report_schedule_id: 'Id of the schedule.' };
    edge.document(`${PATH}/preview`, 'get', {
      id: 'previewReport',
      summary: 'Show what a schedule would send now as a page',
      description: 'For a frame: it runs no scripts and has no links.',
      reply: 'html',
      parameters,
      problems: [404],
    });
    edge.document(`${PATH}/pdf`, 'get', {
      id: 'exportReportPdf',
      summary: 'Get what a schedule would send now as a PDF',
      reply: 'pdf',
      parameters,
      problems: [404],
    });
  }

  async #content(edge: Edge, request: FastifyRequest<Preview>) {
    const id = parsePublicId('rsc', request.params.report_schedule_id);
    if (id === undefined) throw analyticsErrors.error('report-schedule-not-found');
    return this.prepare.preview(edge.caller(request).tenantId, id);
  }
}
