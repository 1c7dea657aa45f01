import { Controller, Get } from '@nestjs/common';
import { Allow, listOf, listReply, Route, type ListReply } from '@hearback/http';
import { SURVEY_TEMPLATES } from '../domain/survey-template.js';
import { SurveyTemplateDto, toSurveyTemplateDto } from './survey-template.dto.js';

/** Templates for new surveys. */
@Controller('v1/survey-templates')
export class SurveyTemplatesController {
  @Get()
  @Allow('surveys:read')
  @Route({ id: 'listSurveyTemplates', summary: 'List survey templates', reply: listOf(SurveyTemplateDto) })
  list(): ListReply<SurveyTemplateDto> {
    return listReply(SURVEY_TEMPLATES.map(toSurveyTemplateDto), null);
  }
}
