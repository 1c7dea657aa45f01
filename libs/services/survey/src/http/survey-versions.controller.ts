import { Controller, Get, Query } from '@nestjs/common';
import {
  Allow,
  CurrentCaller,
  listOf,
  ListQueryDto,
  PublicIdParam,
  Route,
  type Caller,
  type ListReply,
  pageReply,
  pageRequest,
} from '@hearback/http';
import { SurveyQueries, type VersionHead } from '../application/survey-queries.js';
import { found } from './found.js';
import { toVersionDto, toVersionHeadDto, VersionDto, VersionHeadDto } from './version.dto.js';
import { VersionParam } from './version-param.js';

/** The published versions of a survey. */
@Controller('v1/surveys/:survey_id/versions')
export class SurveyVersionsController {
  constructor(private readonly queries: SurveyQueries) {}

  @Get()
  @Allow('surveys:read')
  @Route({
    id: 'listSurveyVersions',
    summary: 'List the published versions of a survey',
    query: ListQueryDto,
    reply: listOf(VersionHeadDto),
    problems: [404],
  })
  async list(
    @CurrentCaller() caller: Caller,
    @PublicIdParam('survey_id', 'srv') surveyId: string,
    @Query() query: ListQueryDto,
  ): Promise<ListReply<VersionHeadDto>> {
    const page = await this.queries.versions(caller.tenantId, surveyId, pageRequest(query, { surveyId }));
    return pageReply(found(page, 'survey-not-found'), toVersionHeadDto, positionOf, query, { surveyId });
  }

  @Get(':version')
  @Allow('surveys:read')
  @Route({
    id: 'getSurveyVersion',
    summary: 'Get a published version of a survey',
    reply: VersionDto,
    problems: [404],
  })
  async get(
    @CurrentCaller() caller: Caller,
    @PublicIdParam('survey_id', 'srv') surveyId: string,
    @VersionParam('version') version: number,
  ): Promise<VersionDto> {
    return toVersionDto(found(await this.queries.version(caller.tenantId, surveyId, version), 'version-not-found'));
  }
}

const positionOf = ({ id, publishedAt }: VersionHead) => ({ id, createdAt: publishedAt });
