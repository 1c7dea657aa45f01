import { Allow, CurrentCaller, PublicIdParam, Route, type Caller } from '@hearback/http';
import { Controller, Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { SurveyQueries } from '../application/survey-queries.js';
import { found } from './found.js';
import { PublicAddress } from './public-address.js';
import { qrPng, qrSvg } from './qr-code.js';
import { QR_FORMATS, QrQueryDto } from './qr-query.dto.js';

const TYPES = { svg: 'image/svg+xml', png: 'image/png' } as const;

/** The QR code of a survey's public link, for posters, receipts and table cards. */
@Controller('v1/surveys/:survey_id/qr')
export class SurveyQrController {
  constructor(
    private readonly queries: SurveyQueries,
    private readonly address: PublicAddress,
  ) {}

  @Get()
  @Allow('surveys:read')
  @Route({
    id: 'getSurveyQrCode',
    summary: 'Get the QR code of the public link of a survey as SVG or PNG',
    description: 'The link is that of the survey for ever, so a code that was printed stays valid after changes.',
    query: QrQueryDto,
    reply: QR_FORMATS,
    problems: [404],
  })
  async get(
    @CurrentCaller() caller: Caller,
    @PublicIdParam('survey_id', 'srv') surveyId: string,
    @Query() { format, size, kiosk }: QrQueryDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { linkCode } = found(await this.queries.survey(caller.tenantId, surveyId), 'survey-not-found');
    const link = kiosk ? this.address.ofKiosk(linkCode) : this.address.of(linkCode);
    await reply
      .type(TYPES[format])
      .header('content-disposition', `inline; filename="${linkCode}.${format}"`)
      .send(format === 'svg' ? qrSvg(link) : await qrPng(link, size));
  }
}
