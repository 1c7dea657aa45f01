import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import {
  actorOf,
  Allow,
  CurrentCaller,
  CurrentUnitOfWork,
  ListQueryDto,
  listOf,
  noContent,
  pageReply,
  pageRequest,
  PublicIdParam,
  Route,
  type Caller,
  type ListReply,
} from '@hearback/http';
import { analyticsErrors } from '../../application/analytics.errors.js';
import { ChangeReportSchedules } from '../../application/mailings/change-report-schedules.js';
import { ReportScheduleStore } from '../../application/mailings/report-schedule-store.js';
import { SendReport } from '../../application/mailings/send-report.js';
import { ChangeReportScheduleDto, CreateReportScheduleDto, ReportScheduleDto } from './report-schedule.dto.js';

/** Reports that are mailed again and again. */
@Controller('v1/report-schedules')
export class ReportSchedulesController {
  constructor(
    private readonly schedules: ReportScheduleStore,
    private readonly changeSchedules: ChangeReportSchedules,
    private readonly sendReport: SendReport,
  ) {}

  @Get()
  @Allow('metrics:read')
  @Route({
    id: 'listReportSchedules',
    summary: 'List the reports that are mailed again and again',
    query: ListQueryDto,
    reply: listOf(ReportScheduleDto),
  })
  async list(@CurrentCaller() caller: Caller, @Query() query: ListQueryDto): Promise<ListReply<ReportScheduleDto>> {
    const page = await this.schedules.list(caller.tenantId, pageRequest(query));
    return pageReply(page, ReportScheduleDto.fromSchedule, (schedule) => schedule, query);
  }

  @Post()
  @Allow('metrics:write')
  @Route({
    id: 'createReportSchedule',
    summary: 'Have a report mailed every week or month',
    description:
      'It is made at this hour of this day in the workspace’s time zone, once in a week or month whatever is changed in it. `PUT /v1/report-recipients/{report_schedule_id}` says who gets it. A workspace has at most 20.',
    status: 201,
    body: CreateReportScheduleDto,
    reply: ReportScheduleDto,
    location: (schedule: ReportScheduleDto) => `/v1/report-schedules/${schedule.id}`,
    problems: [409, 422],
  })
  async create(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() body: CreateReportScheduleDto,
  ): Promise<ReportScheduleDto> {
    const content = CreateReportScheduleDto.toContent(body);
    return ReportScheduleDto.fromSchedule(await this.changeSchedules.create(unit, content, actorOf(caller)));
  }

  @Get(':report_schedule_id')
  @Allow('metrics:read')
  @Route({ id: 'getReportSchedule', summary: 'Get a schedule of reports', reply: ReportScheduleDto, problems: [404] })
  async get(
    @CurrentCaller() caller: Caller,
    @PublicIdParam('report_schedule_id', 'rsc') id: string,
  ): Promise<ReportScheduleDto> {
    const schedule = await this.schedules.find(caller.tenantId, id);
    if (schedule === undefined) throw analyticsErrors.error('report-schedule-not-found');
    return ReportScheduleDto.fromSchedule(schedule);
  }

  @Patch(':report_schedule_id')
  @Allow('metrics:write')
  @Route({
    id: 'changeReportSchedule',
    summary: 'Change a schedule of reports',
    body: ChangeReportScheduleDto,
    reply: ReportScheduleDto,
    problems: [404, 422],
  })
  async change(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('report_schedule_id', 'rsc') id: string,
    @Body() body: ChangeReportScheduleDto,
  ): Promise<ReportScheduleDto> {
    const change = ChangeReportScheduleDto.toChange(body);
    return ReportScheduleDto.fromSchedule(await this.changeSchedules.change(unit, id, change, actorOf(caller)));
  }

  @Delete(':report_schedule_id')
  @Allow('metrics:write')
  @Route({
    id: 'deleteReportSchedule',
    summary: 'Delete a schedule of reports, and its recipients',
    reply: noContent,
    problems: [404],
  })
  async delete(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('report_schedule_id', 'rsc') id: string,
  ): Promise<void> {
    await this.changeSchedules.delete(unit, id, actorOf(caller));
  }

  @Post(':report_schedule_id/send')
  @HttpCode(202)
  @Allow('metrics:read')
  @Route({
    id: 'sendReport',
    summary: 'Mail a report to yourself now',
    description: 'As it would be now, to your own confirmed address only. Needs a session.',
    status: 202,
    reply: ReportScheduleDto,
    problems: [404, 409],
  })
  async send(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('report_schedule_id', 'rsc') id: string,
  ): Promise<ReportScheduleDto> {
    return ReportScheduleDto.fromSchedule(await this.sendReport.execute(unit, id, caller.staffId));
  }
}
