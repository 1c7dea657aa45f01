import { Body, Controller, Get, Post } from '@nestjs/common';
import { Allow, CurrentCaller, PublicIdParam, Route, type Caller } from '@hearback/http';
import { readDefinition } from '../application/read-definition.js';
import { SurveyQueries } from '../application/survey-queries.js';
import { lintSurvey } from '../domain/lint/lint-survey.js';
import { found } from './found.js';
import { LintReportDto, LintSurveyDto, toLintReportDto } from './lint.dto.js';
import { BODY_BYTES } from './survey.dto.js';

/** Weaknesses of surveys, and the time that answering takes. */
@Controller('v1/surveys')
export class SurveyLintController {
  constructor(private readonly queries: SurveyQueries) {}

  @Post('lint')
  @Allow('surveys:read')
  @Route({
    id: 'lintSurvey',
    summary: 'Find weaknesses of a survey that is not stored',
    description:
      'Leading, double-barrelled and absolute wording, unbalanced scales, unreachable questions, missing translations, length.',
    body: LintSurveyDto,
    bodyLimit: BODY_BYTES,
    reply: LintReportDto,
    problems: [413, 422],
  })
  lint(@Body() body: LintSurveyDto): LintReportDto {
    return toLintReportDto(lintSurvey(readDefinition(body.definition)));
  }

  @Get(':survey_id/lint')
  @Allow('surveys:read')
  @Route({
    id: 'lintStoredSurvey',
    summary: 'Find weaknesses of the draft of a survey',
    reply: LintReportDto,
    problems: [404],
  })
  async lintStored(
    @CurrentCaller() caller: Caller,
    @PublicIdParam('survey_id', 'srv') id: string,
  ): Promise<LintReportDto> {
    const { draft } = found(await this.queries.survey(caller.tenantId, id), 'survey-not-found');
    return toLintReportDto(lintSurvey(draft));
  }
}
