import { EnumField, IntersectionType, StringField } from '@hearback/http';
import type { EffectRequest } from '../../application/effect/read-effect.js';
import { ACTIONS, type Action } from '../../domain/loop-effect/followed-answer.js';
import { METRICS, type Metric } from '../../domain/method.js';
import { PeriodQueryDto } from '../metric-query.dto.js';

/** The query of the loop effect; `from` is 365 days before the end by default. */
export class EffectQueryDto extends PeriodQueryDto {
  @EnumField(METRICS, {
    optional: true,
    description: 'Default: the one that most customers answered twice.',
  })
  readonly metric?: Metric;

  @StringField({
    optional: true,
    min: 1,
    max: 80,
    example: 'attribute:plan',
    description: 'Compare only customers alike in `language`, `channel`, `attribute:<key>` or `segment:<id>`, too.',
  })
  readonly match?: string;

  static toEffect(dto: EffectQueryDto, tenantId: string): EffectRequest {
    const { metric, match } = dto;
    return { ...PeriodQueryDto.toPeriod(dto, tenantId), ...(metric && { metric }), ...(match && { match }) };
  }
}

class ActionQueryDto {
  @EnumField(ACTIONS, { optional: true, description: 'Of which way of following up.' })
  readonly action: Action = 'any_person';
}

/** The query of the pairs behind the effect. */
export class EffectPairsQueryDto extends IntersectionType(EffectQueryDto, ActionQueryDto) {}
