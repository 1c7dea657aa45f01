import { Body, Controller, Post } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Allow, CurrentCaller, CurrentUnitOfWork, PublicIdParam, Route, type Caller } from '@hearback/http';
import { parsePublicId } from '@hearback/kernel';
import { MailPreviews } from '../application/mail-previews.js';
import { notificationsErrors } from '../application/notifications.errors.js';
import { SendPreview } from '../application/send-preview.js';
import { CreateMailPreviewDto, MailPreviewDto, previewToDto } from './mail-preview.dto.js';
import { mailTextsOf } from './mail-texts-of.js';
import { TestMailDto } from './mail.dto.js';

/** Mails that staff look at before customers get them. */
@Controller('v1/mail-previews')
export class MailPreviewsController {
  constructor(
    private readonly previews: MailPreviews,
    private readonly sendPreview: SendPreview,
  ) {}

  @Post()
  @Allow('plans:read')
  @Route({
    id: 'createMailPreview',
    summary: 'Write a mail without sending it',
    description:
      'The newest published version of the survey, with these texts. `GET /v1/mail-previews/{mail_preview_id}` shows it for 15 minutes. Its links name no invitation.',
    status: 201,
    body: CreateMailPreviewDto,
    reply: MailPreviewDto,
    problems: [409, 422],
  })
  async create(@CurrentUnitOfWork() unit: UnitOfWork, @Body() body: CreateMailPreviewDto): Promise<MailPreviewDto> {
    const surveyId = parsePublicId('srv', body.survey_id);
    if (surveyId === undefined) throw notificationsErrors.error('survey-not-published');
    const command = {
      surveyId,
      texts: mailTextsOf(body.texts ?? {}),
      language: body.language ?? null,
      customer: body.customer ?? 'empty',
      step: body.step ?? 'invite',
    };
    return previewToDto(await this.previews.create(unit, command));
  }

  @Post(':mail_preview_id/send')
  @Allow('plans:write')
  @Route({
    id: 'sendMailPreview',
    summary: 'Mail a preview to yourself',
    description: 'Waits for the reply of the mail server. Needs a session and a confirmed address (409).',
    reply: TestMailDto,
    problems: [404, 409],
  })
  async send(
    @CurrentUnitOfWork() _unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('mail_preview_id', 'mpv') id: string,
  ): Promise<TestMailDto> {
    const { address, outcome, reply } = await this.sendPreview.execute(caller, id);
    return { address, outcome, reply };
  }
}
