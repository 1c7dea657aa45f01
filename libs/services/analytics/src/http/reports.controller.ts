import { Controller, Query } from '@nestjs/common';
import { CurrentCaller, type Caller } from '@hearback/http';
import { ReadJourney } from '../application/read-journey.js';
import { ReadOverview } from '../application/read-overview.js';
import { JourneyDto } from './journey.dto.js';
import { ExplainQueryDto, PeriodQueryDto } from './metric-query.dto.js';
import { OverviewDto } from './overview.dto.js';
import { ReadReport } from './report-routes.js';

/** Reports over several touchpoints. */
@Controller('v1/metrics')
export class ReportsController {
  constructor(
    private readonly readOverview: ReadOverview,
    private readonly readJourney: ReadJourney,
  ) {}

  @ReadReport({
    path: 'overview',
    id: 'readMetricsOverview',
    summary: 'Get all scores by touchpoint, and what changed clearly',
    description:
      'Each score is compared with the period before. All of them are judged as one picture, so the probability of any false verdict in the reply is at most `level`.',
    query: PeriodQueryDto,
    reply: OverviewDto,
    problems: [404],
  })
  async overview(@CurrentCaller() caller: Caller, @Query() query: PeriodQueryDto): Promise<OverviewDto> {
    const request = PeriodQueryDto.toPeriod(query, caller.tenantId);
    return OverviewDto.fromReport(await this.readOverview.execute(request));
  }

  @ReadReport({
    path: 'journey',
    id: 'readMetricJourney',
    summary: 'Get a metric along the customer journey, and where most is lost',
    query: ExplainQueryDto,
    reply: JourneyDto,
    problems: [404],
  })
  async journey(@CurrentCaller() caller: Caller, @Query() query: ExplainQueryDto): Promise<JourneyDto> {
    const request = PeriodQueryDto.toRequest(query, caller.tenantId, query.metric);
    return JourneyDto.fromReport(await this.readJourney.execute(request));
  }
}
