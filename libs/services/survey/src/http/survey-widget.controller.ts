import { Body, Controller, Get, Put } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { actorOf, Allow, CurrentCaller, CurrentUnitOfWork, PublicIdParam, Route, type Caller } from '@hearback/http';
import { ChangeWidget } from '../application/change-widget.js';
import { ReadWidget } from '../application/read-widget.js';
import { ChangeWidgetDto, fromChangeWidgetDto, toWidgetDto, WidgetDto } from './widget.dto.js';

/** How surveys are shown on web pages. */
@Controller('v1/surveys')
export class SurveyWidgetController {
  constructor(
    private readonly readWidget: ReadWidget,
    private readonly changeWidget: ChangeWidget,
  ) {}

  @Get(':survey_id/widget')
  @Allow('surveys:read')
  @Route({ id: 'getWidget', summary: 'Get how a survey is shown on web pages', reply: WidgetDto, problems: [404] })
  async show(@CurrentCaller() caller: Caller, @PublicIdParam('survey_id', 'srv') surveyId: string): Promise<WidgetDto> {
    return toWidgetDto(await this.readWidget.execute(caller.tenantId, surveyId));
  }

  @Put(':survey_id/widget')
  @Allow('surveys:write')
  @Route({
    id: 'putWidget',
    summary: 'Change how a survey is shown on web pages',
    description:
      'Replaces all settings. Pages with the widget and a publishable key show the survey while it is published and enabled.',
    body: ChangeWidgetDto,
    reply: WidgetDto,
    problems: [404, 409, 422],
  })
  async change(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('survey_id', 'srv') surveyId: string,
    @Body() body: ChangeWidgetDto,
  ): Promise<WidgetDto> {
    return toWidgetDto(await this.changeWidget.execute(unit, surveyId, fromChangeWidgetDto(body), actorOf(caller)));
  }
}
