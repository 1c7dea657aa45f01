import { ExportFiles, listedFile } from '@hearback/http';
import { Injectable } from '@nestjs/common';
import { AnnotationStore } from '../application/annotation-store.js';
import { TopicStore } from '../application/text/topic-store.js';
import { TopicDto } from './text/topic.dto.js';
import { GoalStore } from '../application/goals/goal-store.js';
import { GoalDto } from './goals/goal.dto.js';
import { ScenarioStore } from '../application/money/scenario-store.js';
import { scenarioToDto } from './money/scenario-mapping.js';
import { AnonymousReportStore } from '../application/anonymous-report-store.js';
import { ExportedAnonymousReportDto } from './anonymous-report-detail.dto.js';
import { AnnotationDto } from './annotation.dto.js';
import { ReportScheduleDto } from './mailings/report-schedule.dto.js';
import { BoardStore } from '../application/boards/board-store.js';
import { BoardDto } from './boards/board.dto.js';
import { ReportScheduleStore } from '../application/mailings/report-schedule-store.js';

/** What the export of a workspace has of reports; all numbers follow from the responses. */
@Injectable()
export class AnalyticsExport extends ExportFiles<'analytics'> {
  override readonly files: ExportFiles<'analytics'>['files'];

  constructor(
    annotations: AnnotationStore,
    reports: AnonymousReportStore,
    scenarios: ScenarioStore,
    topics: TopicStore,
    goals: GoalStore,
    schedules: ReportScheduleStore,
    boards: BoardStore,
  ) {
    super();
    this.files = {
      boards: listedFile({
        line: 'a shared dashboard as `GET /v1/boards` shows it',
        list: (tenantId, page) => boards.list(tenantId, null, page),
        positionOf: (board) => board,
        toLine: BoardDto.fromBoard,
      }),
      'report-schedules': listedFile({
        line: 'a schedule of reports as `GET /v1/report-schedules` shows it',
        list: (tenantId, page) => schedules.list(tenantId, page),
        positionOf: (schedule) => schedule,
        toLine: (schedule) => ReportScheduleDto.fromSchedule(schedule),
      }),
      'anonymous-reports': listedFile({
        line: 'a report of an anonymous survey, with all questions by which `GET /v1/anonymous-reports/{report_id}` shows it',
        list: (tenantId, page) => reports.list(tenantId, undefined, page),
        positionOf: ({ id, closedAt }) => ({ id, createdAt: closedAt }),
        toLine: (report) => ExportedAnonymousReportDto.fromReport(report),
      }),
      annotations: listedFile({
        line: 'an annotation as `GET /v1/annotations` shows it',
        list: (tenantId, page) => annotations.list(tenantId, {}, page),
        positionOf: (annotation) => annotation,
        toLine: (annotation) => AnnotationDto.fromAnnotation(annotation),
      }),
      goals: listedFile({
        line: 'a goal as `GET /v1/goals` shows it',
        list: (tenantId, page) => goals.list(tenantId, page),
        positionOf: (goal) => goal,
        toLine: (goal) => GoalDto.fromGoal(goal),
      }),
      scenarios: listedFile({
        line: 'a scenario as `GET /v1/scenarios` shows it',
        list: (tenantId, page) => scenarios.list(tenantId, 'all', page),
        positionOf: (scenario) => scenario,
        toLine: scenarioToDto,
      }),
      topics: listedFile({
        line: 'a topic as `GET /v1/topics` shows it',
        list: (tenantId, page) => topics.list(tenantId, page),
        positionOf: (topic) => topic,
        toLine: TopicDto.fromTopic,
      }),
    };
  }
}
