import type { UnitOfWork } from '@hearback/database';
import {
  actorOf,
  Allow,
  CurrentCaller,
  CurrentUnitOfWork,
  listOf,
  noContent,
  pageReply,
  pageRequest,
  PublicIdParam,
  Route,
  type Caller,
  type ListReply,
} from '@hearback/http';
import { Body, Controller, Delete, Get, Header, Post, Query } from '@nestjs/common';
import { CreatePersonalLinks } from '../application/create-personal-links.js';
import { ReadPersonalLinks } from '../application/read-personal-links.js';
import { RevokePersonalLink } from '../application/revoke-personal-link.js';
import { ResponsesConfig } from '../responses.config.js';
import {
  CreatePersonalLinksDto,
  fromCreateLinksDto,
  LINKS_BODY_BYTES,
  NewPersonalLinksDto,
  PersonalLinkDto,
  PersonalLinkQueryDto,
  toLinksCsv,
  toNewLinksDto,
  toPersonalLinkDto,
} from './personal-link.dto.js';

const CREATED =
  'All links or none. The addresses are shown once: only hashes of their tokens are kept. Send an `Idempotency-Key` to get the same links again after a reply was lost.';

/** Links that belong to one customer each. */
@Controller('v1/surveys/:survey_id/personal-links')
export class PersonalLinksController {
  constructor(
    private readonly createLinks: CreatePersonalLinks,
    private readonly readLinks: ReadPersonalLinks,
    private readonly revokeLink: RevokePersonalLink,
    private readonly config: ResponsesConfig,
  ) {}

  @Post()
  @Allow('surveys:write')
  @Route({
    id: 'createPersonalLinks',
    summary: 'Create personal links to a survey',
    description: CREATED,
    status: 201,
    body: CreatePersonalLinksDto,
    bodyLimit: LINKS_BODY_BYTES,
    reply: NewPersonalLinksDto,
    problems: [404, 413, 422],
  })
  async create(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('survey_id', 'srv') surveyId: string,
    @Body() body: CreatePersonalLinksDto,
  ): Promise<NewPersonalLinksDto> {
    const created = await this.createLinks.execute(unit, fromCreateLinksDto(surveyId, body), actorOf(caller));
    return toNewLinksDto(created, this.config.publicUrl);
  }

  @Post('csv')
  @Allow('surveys:write')
  @Header('content-type', 'text/csv; charset=utf-8; header=present')
  @Route({
    id: 'createPersonalLinksAsCsv',
    summary: 'Create personal links to a survey, as CSV',
    description: `For programs that send mails or letters: columns external_id, url, expires_at, id. ${CREATED}`,
    status: 201,
    body: CreatePersonalLinksDto,
    bodyLimit: LINKS_BODY_BYTES,
    reply: 'csv',
    problems: [404, 413, 422],
  })
  async createAsCsv(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('survey_id', 'srv') surveyId: string,
    @Body() body: CreatePersonalLinksDto,
  ): Promise<string> {
    return toLinksCsv(await this.create(unit, caller, surveyId, body));
  }

  @Get()
  @Allow('surveys:write')
  @Route({
    id: 'listPersonalLinks',
    summary: 'List the personal links to a survey',
    description: 'Without their addresses, which are shown when they are created.',
    query: PersonalLinkQueryDto,
    reply: listOf(PersonalLinkDto),
    problems: [404],
  })
  async list(
    @CurrentCaller() caller: Caller,
    @PublicIdParam('survey_id', 'srv') surveyId: string,
    @Query() query: PersonalLinkQueryDto,
  ): Promise<ListReply<PersonalLinkDto>> {
    const filter = { surveyId, customer: query.customer };
    const page = await this.readLinks.execute(caller.tenantId, filter, pageRequest(query));
    return pageReply(page, toPersonalLinkDto, (link) => link, query);
  }

  @Delete(':link_id')
  @Allow('surveys:write')
  @Route({
    id: 'revokePersonalLink',
    summary: 'Revoke a personal link',
    description: 'From then on it leads nowhere. Answers that came through it stay.',
    reply: noContent,
    problems: [404],
  })
  async revoke(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('survey_id', 'srv') surveyId: string,
    @PublicIdParam('link_id', 'lnk') linkId: string,
  ): Promise<void> {
    await this.revokeLink.execute(unit, surveyId, linkId, actorOf(caller));
  }
}
