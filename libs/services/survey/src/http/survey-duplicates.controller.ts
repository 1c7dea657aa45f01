import { Body, Controller, Post } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Allow, CurrentUnitOfWork, PublicIdParam, Route } from '@hearback/http';
import { DuplicateSurvey } from '../application/duplicate-survey.js';
import { PublicAddress } from './public-address.js';
import { DuplicateSurveyDto, SurveyDto, toSurveyDto } from './survey.dto.js';

/** Copies of surveys. */
@Controller('v1/surveys')
export class SurveyDuplicatesController {
  constructor(
    private readonly duplicateSurvey: DuplicateSurvey,
    private readonly address: PublicAddress,
  ) {}

  @Post(':survey_id/duplicate')
  @Allow('surveys:write')
  @Route({
    id: 'duplicateSurvey',
    summary: 'Duplicate a survey',
    description: 'The duplicate is a draft with the draft, touchpoint and tags of the survey; it has no answers.',
    status: 201,
    body: DuplicateSurveyDto,
    reply: SurveyDto,
    problems: [404],
  })
  async duplicate(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @PublicIdParam('survey_id', 'srv') id: string,
    @Body() body: DuplicateSurveyDto,
  ): Promise<SurveyDto> {
    return toSurveyDto(await this.duplicateSurvey.execute(unit, id, body.name.trim()), this.address);
  }
}
