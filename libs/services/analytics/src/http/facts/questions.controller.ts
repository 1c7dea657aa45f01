import { Controller, Query, Res } from '@nestjs/common';
import { CurrentCaller, listOf, pageReply, pageRequest, type Caller, type ListReply } from '@hearback/http';
import type { FastifyReply } from 'fastify';
import type { AnsweredQuestion } from '../../application/facts/question-queries.js';
import { ReadQuestions } from '../../application/facts/read-questions.js';
import { explainQuestions } from '../../domain/facts/questions-explanation.js';
import { sendCsv } from '../csv-file.js';
import { ReportExplanationDto } from '../report-explanation.dto.js';
import { ExplainReport, ExportReport, ReadReport } from '../report-routes.js';
import { questionsCsv } from './questions-csv.js';
import { AnsweredQuestionsQueryDto, QuestionsQueryDto, SurveyAnswersQueryDto } from './questions-query.dto.js';
import { AnsweredQuestionDto, QuestionsDto } from './questions.dto.js';

/** What was chosen, ranked and counted. */
@Controller('v1/reports/questions')
export class QuestionsController {
  constructor(private readonly readQuestions: ReadQuestions) {}

  @ReadReport({
    id: 'readQuestions',
    summary: 'Get what was chosen, ranked and counted in a survey',
    description:
      'Choices as shares of respondents, matrix rows, mean places of rankings, and numbers; all with n and 95 % intervals. With `question` and `by` also split by who answered. Anonymous surveys have reports of their own.',
    query: QuestionsQueryDto,
    reply: QuestionsDto,
    problems: [404],
  })
  async read(@CurrentCaller() caller: Caller, @Query() query: QuestionsQueryDto): Promise<QuestionsDto> {
    return QuestionsDto.fromReport(await this.#report(caller, query));
  }

  @ReadReport({
    path: 'responses',
    id: 'listQuestionResponses',
    summary: 'List the responses behind a number of a question',
    description: 'Exactly the responses that the share, the place or the bar of the same query counts.',
    query: AnsweredQuestionsQueryDto,
    reply: listOf(AnsweredQuestionDto),
    problems: [404],
  })
  async responses(
    @CurrentCaller() caller: Caller,
    @Query() query: AnsweredQuestionsQueryDto,
  ): Promise<ListReply<AnsweredQuestionDto>> {
    const request = SurveyAnswersQueryDto.toQuestions(query, caller.tenantId);
    const chosen = AnsweredQuestionsQueryDto.toChosen(query);
    const page = await this.readQuestions.responses(request, chosen, pageRequest(query));
    return pageReply(page, AnsweredQuestionDto.fromAnswered, positionOf, query);
  }

  @ExplainReport({
    id: 'explainQuestions',
    summary: 'Explain the numbers of questions: formulas, sources',
    query: QuestionsQueryDto,
    problems: [404],
  })
  async explain(@CurrentCaller() caller: Caller, @Query() query: QuestionsQueryDto): Promise<ReportExplanationDto> {
    const { questions, split, frame } = await this.#report(caller, query);
    return ReportExplanationDto.fromExplanation(explainQuestions(questions, split), frame);
  }

  @ExportReport({
    id: 'exportQuestions',
    summary: 'Export the numbers of questions as CSV',
    description: 'The same numbers as in the JSON report, not rounded.',
    query: QuestionsQueryDto,
    problems: [404],
  })
  async export(@CurrentCaller() caller: Caller, @Query() query: QuestionsQueryDto, @Res() reply: FastifyReply) {
    const report = QuestionsDto.fromReport(await this.#report(caller, query));
    await sendCsv(reply, 'questions', questionsCsv(report));
  }

  #report(caller: Caller, query: QuestionsQueryDto) {
    const request = SurveyAnswersQueryDto.toQuestions(query, caller.tenantId, query.question);
    return this.readQuestions.execute(request, query.question === undefined ? undefined : query.by);
  }
}

const positionOf = ({ answeredAt, responseId }: AnsweredQuestion) => ({ createdAt: answeredAt, id: responseId });
