import { Controller, Post } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { actorOf, Allow, CurrentCaller, CurrentUnitOfWork, PublicIdParam, Route, type Caller } from '@hearback/http';
import { CreatePreviewLink } from '../application/create-preview-link.js';
import { PreviewLinkDto, toPreviewLinkDto } from './preview-link.dto.js';
import { PublicAddress } from './public-address.js';

/** Links with which surveys can be tried out. */
@Controller('v1/surveys')
export class PreviewLinksController {
  constructor(
    private readonly createPreviewLink: CreatePreviewLink,
    private readonly address: PublicAddress,
  ) {}

  @Post(':survey_id/preview-links')
  @Allow('surveys:write')
  @Route({
    id: 'createPreviewLink',
    summary: 'Make a link to try a survey out',
    description:
      'Shows the draft as it is now, also if the survey is published or closed. Answers through this link are tests: they count nowhere, open no task, and can be deleted. Everybody with the link can open it.',
    status: 201,
    reply: PreviewLinkDto,
    problems: [404, 422],
  })
  async create(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('survey_id', 'srv') id: string,
  ): Promise<PreviewLinkDto> {
    return toPreviewLinkDto(await this.createPreviewLink.execute(unit, id, actorOf(caller)), this.address);
  }
}
