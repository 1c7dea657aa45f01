import { Controller, Query, Res } from '@nestjs/common';
import { CurrentCaller, PublicIdParam, type Caller } from '@hearback/http';
import type { FastifyReply } from 'fastify';
import { ReadTopics } from '../../application/text/read-topics.js';
import { explainTopics } from '../../domain/text/topics/topics-explanation.js';
import { sendCsv } from '../csv-file.js';
import { ReportExplanationDto } from '../report-explanation.dto.js';
import { ExplainReport, ExportReport, ReadReport } from '../report-routes.js';
import { TopicDetailDto } from './topic-detail.dto.js';
import { topicsCsv } from './topics-csv.js';
import { TopicsQueryDto } from './topics-report-query.dto.js';
import { TopicsReportDto } from './topics-report.dto.js';

/** What customers write about. */
@Controller('v1/reports/topics')
export class TopicsReportController {
  constructor(private readonly readTopics: ReadTopics) {}

  @ReadReport({
    id: 'readTopics',
    summary: 'Get what customers write about, and how that changed',
    description:
      'The share of comments that name each topic with its interval, compared with the period before; all topics are judged as one picture. A change is neither good nor bad by itself.',
    query: TopicsQueryDto,
    reply: TopicsReportDto,
  })
  async read(@CurrentCaller() caller: Caller, @Query() query: TopicsQueryDto): Promise<TopicsReportDto> {
    return TopicsReportDto.fromReport(await this.#report(caller, query));
  }

  @ExplainReport({
    id: 'explainTopics',
    summary: 'Explain the numbers of topics',
    query: TopicsQueryDto,
  })
  async explain(@CurrentCaller() caller: Caller, @Query() query: TopicsQueryDto): Promise<ReportExplanationDto> {
    const { topics, comparisons, frame } = await this.#report(caller, query);
    const named = topics.map((each) => ({ ...each, name: each.topic.name }));
    return ReportExplanationDto.fromExplanation(explainTopics(named, comparisons), frame);
  }

  @ExportReport({
    id: 'exportTopics',
    summary: 'Export topics as CSV',
    description: 'The same numbers as in the JSON report, not rounded.',
    query: TopicsQueryDto,
  })
  async export(@CurrentCaller() caller: Caller, @Query() query: TopicsQueryDto, @Res() reply: FastifyReply) {
    await sendCsv(reply, 'topics', topicsCsv(TopicsReportDto.fromReport(await this.#report(caller, query))));
  }

  @ReadReport({
    path: ':topic_id',
    id: 'readTopic',
    summary: 'Get a topic by week, the phrases that mark it, and quotes',
    query: TopicsQueryDto,
    reply: TopicDetailDto,
    problems: [404],
  })
  async detail(
    @CurrentCaller() caller: Caller,
    @PublicIdParam('topic_id', 'top') id: string,
    @Query() query: TopicsQueryDto,
  ): Promise<TopicDetailDto> {
    const request = TopicsQueryDto.toRequest(query, caller.tenantId);
    return TopicDetailDto.fromDetail(await this.readTopics.detail(request, id));
  }

  #report(caller: Caller, query: TopicsQueryDto) {
    return this.readTopics.execute(TopicsQueryDto.toRequest(query, caller.tenantId));
  }
}
