import { EnumField, ListField, StringField } from '@hearback/http';
import type { ReportExplanation } from '../domain/report-explanation.js';
import { ExplainedStepDto } from './explanation.dto.js';
import { PeriodDto } from './period.dto.js';

/** How the numbers of a report are computed: the reply of `GET /v1/reports/…/explain`. */
export class ReportExplanationDto extends PeriodDto {
  @EnumField(['report_explanation'])
  readonly object: 'report_explanation';

  @StringField()
  readonly definition: string;

  @ListField(() => ExplainedStepDto, { max: 100 })
  readonly steps: readonly ExplainedStepDto[];

  @ListField('string', { max: 20, example: ['Wilson 1927'] })
  readonly sources: readonly string[];

  static fromExplanation(
    { definition, steps, sources }: ReportExplanation,
    frame: Parameters<typeof PeriodDto.fromFrame>[0],
  ): ReportExplanationDto {
    return { object: 'report_explanation', ...PeriodDto.fromFrame(frame), definition, steps, sources };
  }
}
