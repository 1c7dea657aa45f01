import { Controller, Param, Query, Res } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { CurrentCaller, type Caller } from '@hearback/http';
import type { FastifyReply } from 'fastify';
import { ReadJourney } from '../application/read-journey.js';
import { ReadMetric } from '../application/read-metric.js';
import { ReadOverview } from '../application/read-overview.js';
import { ReadSegments } from '../application/read-segments.js';
import { METRICS } from '../domain/method.js';
import { JourneyDto } from './journey.dto.js';
import { ExplainQueryDto, PeriodQueryDto, SegmentsQueryDto, TrendQueryDto } from './metric-query.dto.js';
import { OverviewDto } from './overview.dto.js';
import { journeyCsv, overviewCsv, segmentsCsv, trendCsv } from './report-csv.js';
import { ExportReport } from './report-routes.js';
import { SegmentReportDto } from './segments.dto.js';
import { sendCsv } from './csv-file.js';
import { TrendDto } from './trend.dto.js';

const METRIC = { name: 'metric', enum: [...METRICS], example: 'nps' };
const SAME = 'The same numbers as in the JSON report, not rounded.';

/** The reports as CSV files. */
@Controller('v1/metrics')
export class ReportFilesController {
  constructor(
    private readonly readOverview: ReadOverview,
    private readonly readJourney: ReadJourney,
    private readonly readMetric: ReadMetric,
    private readonly readSegments: ReadSegments,
  ) {}

  @ExportReport({
    path: 'overview',
    id: 'exportMetricsOverview',
    summary: 'Export all scores by touchpoint as CSV',
    description: SAME,
    query: PeriodQueryDto,
    problems: [404],
  })
  async overview(@CurrentCaller() caller: Caller, @Query() query: PeriodQueryDto, @Res() reply: FastifyReply) {
    const report = await this.readOverview.execute(PeriodQueryDto.toPeriod(query, caller.tenantId));
    await sendCsv(reply, 'scores', overviewCsv(OverviewDto.fromReport(report)));
  }

  @ExportReport({
    path: 'journey',
    id: 'exportMetricJourney',
    summary: 'Export a metric along the customer journey as CSV',
    description: SAME,
    query: ExplainQueryDto,
    problems: [404],
  })
  async journey(@CurrentCaller() caller: Caller, @Query() query: ExplainQueryDto, @Res() reply: FastifyReply) {
    const request = PeriodQueryDto.toRequest(query, caller.tenantId, query.metric);
    const report = await this.readJourney.execute(request);
    await sendCsv(reply, `${report.metric}-journey`, journeyCsv(JourneyDto.fromReport(report)));
  }

  @ApiParam(METRIC)
  @ExportReport({
    path: ':metric',
    id: 'exportMetric',
    summary: 'Export a metric over time as CSV',
    description: SAME,
    query: TrendQueryDto,
    problems: [404],
  })
  async trend(
    @CurrentCaller() caller: Caller,
    @Param('metric') metric: string,
    @Query() query: TrendQueryDto,
    @Res() reply: FastifyReply,
  ) {
    const trend = await this.readMetric.execute(TrendQueryDto.toTrend(query, caller.tenantId, metric));
    await sendCsv(reply, trend.metric, trendCsv(TrendDto.fromTrend(trend, query.interval)));
  }

  @ApiParam(METRIC)
  @ExportReport({
    path: ':metric/segments',
    id: 'exportMetricSegments',
    summary: 'Export a metric by segment as CSV',
    description: SAME,
    query: SegmentsQueryDto,
    problems: [404],
  })
  async segments(
    @CurrentCaller() caller: Caller,
    @Param('metric') metric: string,
    @Query() query: SegmentsQueryDto,
    @Res() reply: FastifyReply,
  ) {
    const request = PeriodQueryDto.toRequest(query, caller.tenantId, metric);
    const report = await this.readSegments.execute({ ...request, by: query.by });
    await sendCsv(reply, `${report.metric}-segments`, segmentsCsv(SegmentReportDto.fromReport(report)));
  }
}
