import { EnumField, ListField, StringField } from '@hearback/http';
import type { EffectReport } from '../../application/effect/effect-report.js';
import { explainEffect } from '../../application/effect/effect-explanation.js';
import type { ComputedReport } from '../../application/prepared/prepared-report.js';
import { ExplainedStepDto } from '../explanation.dto.js';
import { EffectBasisDto } from './effect.dto.js';

/** How the effect is computed. */
export class EffectExplanationDto extends EffectBasisDto {
  @EnumField(['loop_effect_explanation'])
  readonly object: 'loop_effect_explanation';

  @StringField()
  readonly definition: string;

  @ListField(() => ExplainedStepDto, { max: 20 })
  readonly steps: readonly ExplainedStepDto[];

  @ListField('string', { max: 20 })
  readonly sources: readonly string[];

  static override fromReport(report: ComputedReport<EffectReport>): EffectExplanationDto {
    return {
      object: 'loop_effect_explanation',
      ...EffectBasisDto.fromReport(report),
      ...explainEffect(report.content),
    };
  }
}
