import { Controller, Query, Res } from '@nestjs/common';
import { CurrentCaller, ListField, type Caller } from '@hearback/http';
import type { FastifyReply } from 'fastify';
import { LISTED_PAIRS } from '../../application/effect/effect-report.js';
import { ReadEffect } from '../../application/effect/read-effect.js';
import { sendCsv } from '../csv-file.js';
import { ExplainReport, ExportReport, ReadReport } from '../report-routes.js';
import { effectCsv } from './effect-csv.js';
import { EffectExplanationDto } from './effect-explanation.dto.js';
import { EffectPairsQueryDto, EffectQueryDto } from './effect-query.dto.js';
import { EffectDto, EffectPairDto } from './effect.dto.js';

/** The pairs behind an effect. */
export class EffectPairsDto {
  @ListField(() => EffectPairDto, { max: LISTED_PAIRS, description: 'Newest first; not more than the maximum.' })
  readonly data: readonly EffectPairDto[];
}

/** Whether following up raises the next score. */
@Controller('v1/reports/effect')
export class EffectController {
  constructor(private readonly readEffect: ReadEffect) {}

  @ReadReport({
    id: 'readLoopEffect',
    summary: 'Get whether following up raises the next score',
    description:
      'Customers who were answered are compared with customers of the same first score, survey and touchpoint at similar times who were not: a difference in differences. `regression` tells where scores go by themselves.',
    query: EffectQueryDto,
    reply: EffectDto,
    problems: [404],
  })
  async read(@CurrentCaller() caller: Caller, @Query() query: EffectQueryDto): Promise<EffectDto> {
    return EffectDto.fromReport(await this.#report(caller, query));
  }

  @ReadReport({
    path: 'pairs',
    id: 'listLoopEffectPairs',
    summary: 'List the customers who are compared',
    query: EffectPairsQueryDto,
    reply: EffectPairsDto,
    problems: [404],
  })
  async pairs(@CurrentCaller() caller: Caller, @Query() query: EffectPairsQueryDto): Promise<EffectPairsDto> {
    const { content } = await this.#report(caller, query);
    const row = content.rows.find(({ action }) => action === query.action);
    return { data: (row?.listed ?? []).map((pair) => EffectPairDto.fromPair(pair)) };
  }

  @ExplainReport({
    id: 'explainLoopEffect',
    summary: 'Explain the loop effect: pairs, formulas, sources',
    query: EffectQueryDto,
    reply: EffectExplanationDto,
    problems: [404],
  })
  async explain(@CurrentCaller() caller: Caller, @Query() query: EffectQueryDto): Promise<EffectExplanationDto> {
    return EffectExplanationDto.fromReport(await this.#report(caller, query));
  }

  @ExportReport({
    id: 'exportLoopEffect',
    summary: 'Export the loop effect as CSV',
    description: 'The same numbers as in the JSON report, not rounded: a row for each way of following up.',
    query: EffectQueryDto,
    problems: [404],
  })
  async export(@CurrentCaller() caller: Caller, @Query() query: EffectQueryDto, @Res() reply: FastifyReply) {
    await sendCsv(reply, 'loop-effect', effectCsv(EffectDto.fromReport(await this.#report(caller, query))));
  }

  #report(caller: Caller, query: EffectQueryDto) {
    return this.readEffect.execute(EffectQueryDto.toEffect(query, caller.tenantId));
  }
}
