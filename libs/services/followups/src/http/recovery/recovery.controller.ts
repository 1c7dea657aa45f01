import { Body, Controller, Get, Put, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { UnitOfWork } from '@hearback/database';
import { Allow, CurrentCaller, CurrentUnitOfWork, PublicIdParam, Route, type Caller } from '@hearback/http';
import { ChangeRecoverySettings } from '../../application/recovery/change-recovery-settings.js';
import { ReadRecovery } from '../../application/recovery/read-recovery.js';
import { ReportRecovery } from '../../application/recovery/report-recovery.js';
import { explainRecovery } from '../../domain/recovery/recovery.js';
import { authorOf } from '../ids.js';
import { NumbersExplanationDto } from '../report/followup-report.dto.js';
import { TimesQueryDto } from '../task-query.dto.js';
import { periodFromDto } from '../task-requests.js';
import {
  RecoveryReportDto,
  recoveryReportToCsv,
  recoveryReportToDto,
  RecoverySettingsDto,
  recoveryToDto,
  recoverySettingsFromDto,
  recoverySettingsToDto,
  TaskRecoveryDto,
} from './recovery.dto.js';

/** The survey after resolutions, and what customers answer. */
@Controller('v1')
export class RecoveryController {
  constructor(
    private readonly reading: ReadRecovery,
    private readonly changeSettings: ChangeRecoverySettings,
    private readonly reportRecovery: ReportRecovery,
  ) {}

  @Get('recovery-settings')
  @Allow('rules:read')
  @Route({ id: 'getRecoverySettings', summary: 'Get the survey after resolutions', reply: RecoverySettingsDto })
  async settings(@CurrentCaller() { tenantId }: Caller): Promise<RecoverySettingsDto> {
    return recoverySettingsToDto(await this.reading.settings(tenantId));
  }

  @Put('recovery-settings')
  @Allow('rules:write')
  @Route({
    id: 'changeRecoverySettings',
    summary: 'Change the survey after resolutions',
    description:
      'Customers get it once per resolution, after a person has written to them. An unhappy answer opens the task again.',
    body: RecoverySettingsDto,
    reply: RecoverySettingsDto,
    problems: [422],
  })
  async change(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() body: RecoverySettingsDto,
  ): Promise<RecoverySettingsDto> {
    return recoverySettingsToDto(
      await this.changeSettings.execute(unit, recoverySettingsFromDto(body), authorOf(caller)),
    );
  }

  @Get('tasks/:id/recovery')
  @Allow('tasks:read')
  @Route({
    id: 'getTaskRecovery',
    summary: 'List the surveys after the resolutions of a task',
    reply: TaskRecoveryDto,
    problems: [404],
  })
  async ofTask(
    @CurrentCaller() { tenantId }: Caller,
    @PublicIdParam('id', 'tsk') id: string,
  ): Promise<TaskRecoveryDto> {
    return { data: (await this.reading.ofTask(tenantId, id)).map(recoveryToDto) };
  }

  @Get('reports/recovery')
  @Allow('tasks:read')
  @Route({
    id: 'getRecoveryReport',
    summary: 'Report whether customers are satisfied after their tasks were resolved',
    description:
      'Covers the tasks resolved in [from, to), by default in the last 90 days. The rate is the share of high scores among all scores.',
    query: TimesQueryDto,
    reply: RecoveryReportDto,
    problems: [422],
  })
  async report(@CurrentCaller() { tenantId }: Caller, @Query() query: TimesQueryDto): Promise<RecoveryReportDto> {
    return recoveryReportToDto(await this.reportRecovery.execute(tenantId, periodFromDto(query)));
  }

  @Get('reports/recovery/explain')
  @Allow('tasks:read')
  @Route({
    id: 'explainRecoveryReport',
    summary: 'Explain the report of recoveries',
    query: TimesQueryDto,
    reply: NumbersExplanationDto,
    problems: [422],
  })
  async explain(@CurrentCaller() { tenantId }: Caller, @Query() query: TimesQueryDto): Promise<NumbersExplanationDto> {
    const { from, to, report } = await this.reportRecovery.execute(tenantId, periodFromDto(query));
    return { from: from.toISOString(), to: to.toISOString(), numbers: [...explainRecovery(report)] };
  }

  @Get('reports/recovery/export')
  @Allow('tasks:read')
  @Route({
    id: 'exportRecoveryReport',
    summary: 'Export the report of recoveries as CSV',
    description: 'The same numbers as in the JSON report, not rounded.',
    query: TimesQueryDto,
    reply: ['csv'],
    problems: [422],
  })
  async export(
    @CurrentCaller() { tenantId }: Caller,
    @Query() query: TimesQueryDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const period = await this.reportRecovery.execute(tenantId, periodFromDto(query));
    await reply
      .type('text/csv; charset=utf-8; header=present')
      .header('content-disposition', 'attachment; filename="recovery.csv"')
      .send(recoveryReportToCsv(period));
  }
}
