import { Controller, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { checkClaim } from '../../domain/money/claim.js';
import { explainClaim } from '../../domain/money/claim-explanation.js';
import { csvFile, sendCsv } from '../csv-file.js';
import { ExplainReport, ExportReport, ReadReport } from '../report-routes.js';
import { claimReport, inputsOf } from './claim-mapping.js';
import { ClaimExplanationDto, ClaimQueryDto, ClaimReportDto } from './claim.dto.js';

/** Checks of a vendor’s figure; nothing is stored. */
@Controller('v1/reports/claim')
export class ClaimReportsController {
  @ReadReport({
    id: 'checkClaim',
    summary: 'Check a claimed return against its own inputs',
    description:
      'Recomputes it by every definition in use, says which of them give the claim, and whether its change of conversion can be told from chance.',
    query: ClaimQueryDto,
    reply: ClaimReportDto,
  })
  get(@Query() query: ClaimQueryDto): ClaimReportDto {
    return claimReport(query);
  }

  @ExplainReport({
    id: 'explainClaim',
    summary: 'Explain the figures of a claim: formulas and sums',
    query: ClaimQueryDto,
    reply: ClaimExplanationDto,
  })
  explain(@Query() query: ClaimQueryDto): ClaimExplanationDto {
    const inputs = inputsOf(query);
    return {
      object: 'claim_explanation',
      definition:
        'Net return: (benefit − cost) / cost. Gross return: benefit / cost. What is sold as ROI is often the gross one, or leaves costs out.',
      steps: explainClaim(inputs, checkClaim(query.claim, inputs)),
      sources: [
        'Boardman, Greenberg, Vining and Weimer, Cost-Benefit Analysis: Concepts and Practice, 5th edition (2018)',
      ],
    };
  }

  @ExportReport({
    id: 'exportClaim',
    summary: 'Export the figures of a claim as CSV',
    query: ClaimQueryDto,
  })
  async export(@Query() query: ClaimQueryDto, @Res() reply: FastifyReply) {
    const { claim, figures, produced_by: by } = claimReport(query);
    const rows = figures.map(({ definition, value }) => [definition, value, claim, by.includes(definition)]);
    await sendCsv(reply, 'claim', csvFile(['definition', 'value', 'claim', 'gives_the_claim'], rows));
  }
}
