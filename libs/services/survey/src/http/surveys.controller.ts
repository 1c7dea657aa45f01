import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import {
  actorOf,
  Allow,
  CurrentCaller,
  CurrentUnitOfWork,
  IfMatch,
  listOf,
  PublicIdParam,
  Route,
  type Caller,
  type ListReply,
  pageReply,
  pageRequest,
} from '@hearback/http';
import { ChangeSurvey } from '../application/change-survey.js';
import { CloseSurvey } from '../application/close-survey.js';
import { CreateSurvey } from '../application/create-survey.js';
import { PublishSurvey } from '../application/publish-survey.js';
import { SurveyQueries } from '../application/survey-queries.js';
import { found } from './found.js';
import { PublicAddress } from './public-address.js';
import {
  BODY_BYTES,
  ChangeSurveyDto,
  CreateSurveyDto,
  fromChangeSurveyDto,
  fromCreateSurveyDto,
  fromSurveyQueryDto,
  SurveyDto,
  SurveyHeadDto,
  SurveyQueryDto,
  toSurveyDto,
  toSurveyHeadDto,
} from './survey.dto.js';

/** Surveys as staff edit them. */
@Controller('v1/surveys')
export class SurveysController {
  constructor(
    private readonly queries: SurveyQueries,
    private readonly createSurvey: CreateSurvey,
    private readonly changeSurvey: ChangeSurvey,
    private readonly publishSurvey: PublishSurvey,
    private readonly closeSurvey: CloseSurvey,
    private readonly address: PublicAddress,
  ) {}

  @Get()
  @Allow('surveys:read')
  @Route({
    id: 'listSurveys',
    summary: 'List surveys',
    query: SurveyQueryDto,
    reply: listOf(SurveyHeadDto),
  })
  async list(@CurrentCaller() caller: Caller, @Query() query: SurveyQueryDto): Promise<ListReply<SurveyHeadDto>> {
    const page = await this.queries.surveys(caller.tenantId, fromSurveyQueryDto(query), pageRequest(query));
    return pageReply(
      page,
      (survey) => toSurveyHeadDto(survey, this.address),
      (survey) => survey,
      query,
    );
  }

  @Post()
  @Allow('surveys:write')
  @Route({
    id: 'createSurvey',
    summary: 'Create a survey in draft',
    status: 201,
    body: CreateSurveyDto,
    bodyLimit: BODY_BYTES,
    reply: SurveyDto,
    problems: [413, 422],
  })
  async create(@CurrentUnitOfWork() unit: UnitOfWork, @Body() body: CreateSurveyDto): Promise<SurveyDto> {
    return toSurveyDto(await this.createSurvey.execute(unit, fromCreateSurveyDto(body)), this.address);
  }

  @Get(':survey_id')
  @Allow('surveys:read')
  @Route({ id: 'getSurvey', summary: 'Get a survey with its draft', reply: SurveyDto, problems: [404] })
  async get(@CurrentCaller() caller: Caller, @PublicIdParam('survey_id', 'srv') id: string): Promise<SurveyDto> {
    return toSurveyDto(found(await this.queries.survey(caller.tenantId, id), 'survey-not-found'), this.address);
  }

  @Patch(':survey_id')
  @Allow('surveys:write')
  @Route({
    id: 'changeSurvey',
    summary: 'Change a survey',
    description:
      'Customers see a change of name, touchpoint or draft once it is published. Opening and closing times, quota and frames hold at once.',
    body: ChangeSurveyDto,
    bodyLimit: BODY_BYTES,
    reply: SurveyDto,
    problems: [404, 412, 413, 422, 428],
  })
  async change(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('survey_id', 'srv') id: string,
    @IfMatch() revision: number,
    @Body() body: ChangeSurveyDto,
  ): Promise<SurveyDto> {
    const command = { ...fromChangeSurveyDto(body), revision };
    return toSurveyDto(await this.changeSurvey.execute(unit, id, command, actorOf(caller)), this.address);
  }

  @Post(':survey_id/publish')
  @Allow('surveys:write')
  @Route({
    id: 'publishSurvey',
    summary: 'Publish the draft as an immutable version',
    description:
      'If the draft equals the newest version, no version is created. A closed survey accepts answers again.',
    reply: SurveyDto,
    problems: [404, 409, 422],
  })
  async publish(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('survey_id', 'srv') id: string,
  ): Promise<SurveyDto> {
    return toSurveyDto(await this.publishSurvey.execute(unit, id, actorOf(caller)), this.address);
  }

  @Post(':survey_id/close')
  @Allow('surveys:write')
  @Route({
    id: 'closeSurvey',
    summary: 'Close a survey',
    description: 'It accepts no more answers. Publish it to open it again.',
    reply: SurveyDto,
    problems: [404, 409],
  })
  async close(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('survey_id', 'srv') id: string,
  ): Promise<SurveyDto> {
    return toSurveyDto(await this.closeSurvey.execute(unit, id, actorOf(caller)), this.address);
  }
}
