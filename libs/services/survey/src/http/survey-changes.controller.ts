import { Controller, Get, Query } from '@nestjs/common';
import { Allow, CurrentCaller, PublicIdParam, Route, type Caller } from '@hearback/http';
import { CompareSurveys } from '../application/compare-surveys.js';
import { ChangesQueryDto, SurveyChangesDto, toSurveyChangesDto } from './survey-changes.dto.js';
import { VersionParam } from './version-param.js';

/** What differs between versions of a survey, and which scores can be joined. */
@Controller('v1/surveys/:survey_id')
export class SurveyChangesController {
  constructor(private readonly compareSurveys: CompareSurveys) {}

  @Get('changes')
  @Allow('surveys:read')
  @Route({
    id: 'getDraftChanges',
    summary: 'Compare the draft of a survey with a published version',
    description:
      'What publishing would change, and which scores would start a new series. Default: the newest version.',
    query: ChangesQueryDto,
    reply: SurveyChangesDto,
    problems: [404],
  })
  async draft(
    @CurrentCaller() caller: Caller,
    @PublicIdParam('survey_id', 'srv') surveyId: string,
    @Query() { from }: ChangesQueryDto,
  ): Promise<SurveyChangesDto> {
    return toSurveyChangesDto(await this.compareSurveys.draft(caller.tenantId, surveyId, from));
  }

  @Get('versions/:version/changes')
  @Allow('surveys:read')
  @Route({
    id: 'getVersionChanges',
    summary: 'Compare two published versions of a survey',
    description: 'What the version changed, and which scores started a new series. Default: the version before it.',
    query: ChangesQueryDto,
    reply: SurveyChangesDto,
    problems: [404],
  })
  async version(
    @CurrentCaller() caller: Caller,
    @PublicIdParam('survey_id', 'srv') surveyId: string,
    @VersionParam('version') version: number,
    @Query() { from }: ChangesQueryDto,
  ): Promise<SurveyChangesDto> {
    return toSurveyChangesDto(await this.compareSurveys.version(caller.tenantId, surveyId, version, from));
  }
}
