import { Controller, Query, Res } from '@nestjs/common';
import { CurrentCaller, EnumField, ListField, StringField, type Caller } from '@hearback/http';
import type { FastifyReply } from 'fastify';
import { ReadGoals } from '../../application/goals/read-goals.js';
import { ReadKeyFigures, type KeyFiguresReport } from '../../application/goals/read-key-figures.js';
import { explainFigures, explainGoals } from '../../domain/goals/figures-explanation.js';
import { sendCsv } from '../csv-file.js';
import { ExplainedStepDto } from '../explanation.dto.js';
import { ReportExplanationDto } from '../report-explanation.dto.js';
import { ExplainReport, ExportReport, ReadReport } from '../report-routes.js';
import { goalsCsv, keyFiguresCsv } from './figures-csv.js';
import { GoalsReportDto } from './goals-report.dto.js';
import { FigureDaysQueryDto, KeyFiguresQueryDto } from './key-figures-query.dto.js';
import { FiguresBasisDto, KeyFiguresDto } from './key-figures.dto.js';

/** How key figures are computed. */
export class KeyFiguresExplanationDto extends FiguresBasisDto {
  @EnumField(['key_figures_explanation']) readonly object: 'key_figures_explanation';
  @StringField() readonly definition: string;
  @ListField(() => ExplainedStepDto, { max: 20 }) readonly steps: readonly ExplainedStepDto[];
  @ListField('string', { max: 20 }) readonly sources: readonly string[];
}

/** The figures that a workspace steers by, and whether they reach their goals. */
@Controller('v1/reports')
export class KeyFiguresController {
  constructor(
    private readonly readFigures: ReadKeyFigures,
    private readonly readGoals: ReadGoals,
  ) {}

  @ReadReport({
    path: 'key-figures',
    id: 'readKeyFigures',
    summary: 'Get the key figures with baseline, goal and verdict',
    description:
      'All comparisons with the baseline are judged as one picture. A figure without enough cases has a refusal that says what is missing.',
    query: KeyFiguresQueryDto,
    reply: KeyFiguresDto,
  })
  async read(@CurrentCaller() caller: Caller, @Query() query: KeyFiguresQueryDto): Promise<KeyFiguresDto> {
    return KeyFiguresDto.fromReport(await this.#report(caller, query));
  }

  @ExplainReport({
    path: 'key-figures',
    id: 'explainKeyFigures',
    summary: 'Explain the key figures: formulas, sources',
    query: KeyFiguresQueryDto,
    reply: KeyFiguresExplanationDto,
  })
  async explain(
    @CurrentCaller() caller: Caller,
    @Query() query: KeyFiguresQueryDto,
  ): Promise<KeyFiguresExplanationDto> {
    const report = await this.#report(caller, query);
    return {
      object: 'key_figures_explanation',
      ...FiguresBasisDto.fromReport(report),
      ...explainFigures(report.figures),
    };
  }

  @ExportReport({
    path: 'key-figures',
    id: 'exportKeyFigures',
    summary: 'Export the key figures as CSV',
    description: 'The same numbers as in the JSON report, not rounded.',
    query: KeyFiguresQueryDto,
  })
  async export(@CurrentCaller() caller: Caller, @Query() query: KeyFiguresQueryDto, @Res() reply: FastifyReply) {
    await sendCsv(reply, 'key-figures', keyFiguresCsv(KeyFiguresDto.fromReport(await this.#report(caller, query))));
  }

  @ReadReport({
    path: 'goals',
    id: 'readGoalsReport',
    summary: 'Get whether goals are reached',
    description: 'By the last days. The intervals of all goals share a level of 5 %; those of orders are prepared.',
    query: FigureDaysQueryDto,
    reply: GoalsReportDto,
  })
  async goals(@CurrentCaller() { tenantId }: Caller, @Query() query: FigureDaysQueryDto): Promise<GoalsReportDto> {
    return GoalsReportDto.fromReport(await this.readGoals.execute(tenantId, FigureDaysQueryDto.toDays(query)));
  }

  @ExplainReport({
    path: 'goals',
    id: 'explainGoalsReport',
    summary: 'Explain whether goals are reached: formulas, sources',
    query: FigureDaysQueryDto,
  })
  async explainGoals(
    @CurrentCaller() { tenantId }: Caller,
    @Query() query: FigureDaysQueryDto,
  ): Promise<ReportExplanationDto> {
    const report = await this.readGoals.execute(tenantId, FigureDaysQueryDto.toDays(query));
    return ReportExplanationDto.fromExplanation(explainGoals(report.goals, report.confidence), report);
  }

  @ExportReport({
    path: 'goals',
    id: 'exportGoalsReport',
    summary: 'Export goals with where their figures stand as CSV',
    query: FigureDaysQueryDto,
  })
  async exportGoals(
    @CurrentCaller() { tenantId }: Caller,
    @Query() query: FigureDaysQueryDto,
    @Res() reply: FastifyReply,
  ) {
    const report = await this.readGoals.execute(tenantId, FigureDaysQueryDto.toDays(query));
    await sendCsv(reply, 'goals', goalsCsv(GoalsReportDto.fromReport(report)));
  }

  #report(caller: Caller, query: KeyFiguresQueryDto): Promise<KeyFiguresReport> {
    return this.readFigures.execute(KeyFiguresQueryDto.toRequest(query, caller.tenantId));
  }
}
