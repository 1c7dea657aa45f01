import { Controller, Post } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { actorOf, Allow, CurrentCaller, CurrentUnitOfWork, PublicIdParam, Route, type Caller } from '@hearback/http';
import { ArchiveSurvey } from '../application/archive-survey.js';
import { PublicAddress } from './public-address.js';
import { SurveyDto, toSurveyDto } from './survey.dto.js';

/** Surveys that staff no longer work with. */
@Controller('v1/surveys')
export class SurveyArchiveController {
  constructor(
    private readonly archiveSurvey: ArchiveSurvey,
    private readonly address: PublicAddress,
  ) {}

  @Post(':survey_id/archive')
  @Allow('surveys:write')
  @Route({
    id: 'archiveSurvey',
    summary: 'Archive a survey',
    description:
      'Lists leave it out unless `archived` is true. Its answers and numbers stay. An open survey must be closed first.',
    reply: SurveyDto,
    problems: [404, 409],
  })
  async archive(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('survey_id', 'srv') id: string,
  ): Promise<SurveyDto> {
    return toSurveyDto(await this.archiveSurvey.execute(unit, id, true, actorOf(caller)), this.address);
  }

  @Post(':survey_id/unarchive')
  @Allow('surveys:write')
  @Route({
    id: 'unarchiveSurvey',
    summary: 'Unarchive a survey',
    reply: SurveyDto,
    problems: [404],
  })
  async unarchive(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('survey_id', 'srv') id: string,
  ): Promise<SurveyDto> {
    return toSurveyDto(await this.archiveSurvey.execute(unit, id, false, actorOf(caller)), this.address);
  }
}
