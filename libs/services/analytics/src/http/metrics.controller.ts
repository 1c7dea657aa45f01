import { Controller, Param, Query } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { CurrentCaller, listOf, pageReply, pageRequest, type Caller, type ListReply } from '@hearback/http';
import { DetectChange } from '../application/detect-change.js';
import { ExplainMetric } from '../application/explain-metric.js';
import { ListCountedResponses } from '../application/list-counted-responses.js';
import { ReadMetric } from '../application/read-metric.js';
import { ReadSegments } from '../application/read-segments.js';
import type { CountedResponse } from '../application/score-queries.js';
import { METRICS } from '../domain/method.js';
import { CountedResponseDto } from './counted-response.dto.js';
import { DetectableChangeDto, DetectableChangeQueryDto } from './detectable-change.dto.js';
import { ExplanationDto } from './explanation.dto.js';
import {
  CountedResponsesQueryDto,
  ExplainQueryDto,
  PeriodQueryDto,
  SegmentsQueryDto,
  TrendQueryDto,
} from './metric-query.dto.js';
import { ExplainReport, ReadReport } from './report-routes.js';
import { SegmentReportDto } from './segments.dto.js';
import { TrendDto } from './trend.dto.js';

const METRIC = { name: 'metric', enum: [...METRICS], example: 'nps' };

/** Metrics with intervals and verdicts. */
@Controller('v1/metrics')
export class MetricsController {
  constructor(
    private readonly readMetric: ReadMetric,
    private readonly readSegments: ReadSegments,
    private readonly listCountedResponses: ListCountedResponses,
    private readonly explainMetric: ExplainMetric,
    private readonly detectChange: DetectChange,
  ) {}

  @ExplainReport({
    id: 'explainMetric',
    summary: 'Explain a number: counts, formulas, sources',
    query: ExplainQueryDto,
    reply: ExplanationDto,
    problems: [404],
  })
  async explain(@CurrentCaller() caller: Caller, @Query() query: ExplainQueryDto): Promise<ExplanationDto> {
    const request = PeriodQueryDto.toRequest(query, caller.tenantId, query.metric);
    return ExplanationDto.fromExplanations(await this.explainMetric.execute(request));
  }

  @ApiParam(METRIC)
  @ReadReport({
    path: ':metric',
    id: 'readMetric',
    summary: 'Get a metric over time, with intervals and verdicts',
    description:
      'Periods are half-open and use the workspace’s time zone. Reports by survey, question and one further dimension are summed from counts. Other combinations are summed from single answers: equally exact, but slower.',
    query: TrendQueryDto,
    reply: TrendDto,
    problems: [404],
  })
  async read(
    @CurrentCaller() caller: Caller,
    @Param('metric') metric: string,
    @Query() query: TrendQueryDto,
  ): Promise<TrendDto> {
    const trend = await this.readMetric.execute(TrendQueryDto.toTrend(query, caller.tenantId, metric));
    return TrendDto.fromTrend(trend, query.interval);
  }

  @ApiParam(METRIC)
  @ReadReport({
    path: ':metric/segments',
    id: 'readMetricSegments',
    summary: 'Get a metric by segment, each compared with the rest',
    query: SegmentsQueryDto,
    reply: SegmentReportDto,
    problems: [404],
  })
  async segments(
    @CurrentCaller() caller: Caller,
    @Param('metric') metric: string,
    @Query() query: SegmentsQueryDto,
  ): Promise<SegmentReportDto> {
    const request = PeriodQueryDto.toRequest(query, caller.tenantId, metric);
    return SegmentReportDto.fromReport(await this.readSegments.execute({ ...request, by: query.by }));
  }

  @ApiParam(METRIC)
  @ReadReport({
    path: ':metric/detectable-change',
    id: 'readDetectableChange',
    summary: 'Get the smallest change that so many answers could show',
    description:
      'Against the answers of the period: the same exact test and intervals that judge the change afterwards.',
    query: DetectableChangeQueryDto,
    reply: DetectableChangeDto,
    problems: [404],
  })
  async detectable(
    @CurrentCaller() caller: Caller,
    @Param('metric') metric: string,
    @Query() query: DetectableChangeQueryDto,
  ): Promise<DetectableChangeDto> {
    const request = PeriodQueryDto.toRequest(query, caller.tenantId, metric);
    return DetectableChangeDto.fromChange(await this.detectChange.execute({ ...request, answers: query.answers }));
  }

  @ApiParam(METRIC)
  @ReadReport({
    path: ':metric/responses',
    id: 'listMetricResponses',
    summary: 'List the responses behind a number',
    query: CountedResponsesQueryDto,
    reply: listOf(CountedResponseDto),
    problems: [404],
  })
  async responses(
    @CurrentCaller() caller: Caller,
    @Param('metric') metric: string,
    @Query() query: CountedResponsesQueryDto,
  ): Promise<ListReply<CountedResponseDto>> {
    const request = PeriodQueryDto.toRequest(query, caller.tenantId, metric);
    const answers = CountedResponsesQueryDto.toAnswers(query);
    const page = await this.listCountedResponses.execute(request, answers, pageRequest(query, { metric }));
    return pageReply(page, CountedResponseDto.fromResponse, positionOf, query, { metric });
  }
}

const positionOf = ({ answeredAt, responseId }: CountedResponse) => ({ createdAt: answeredAt, id: responseId });
