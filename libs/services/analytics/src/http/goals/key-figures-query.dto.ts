import { EnumField, StringField } from '@hearback/http';
import type { KeyFiguresRequest } from '../../application/goals/read-key-figures.js';
import { FIGURE_DAYS, type FigureDays } from '../../application/goals/key-figures-content.js';

const END = { optional: true, min: 10, max: 40, example: '2026-01-01' };
const DAYS = FIGURE_DAYS.map(String);

/** The query of goals: the last so many days. */
export class FigureDaysQueryDto {
  @EnumField(DAYS, { optional: true, example: '28', description: 'The last so many days, today included.' })
  readonly days: string = DAYS[0]!;

  static toDays({ days }: FigureDaysQueryDto): FigureDays {
    return FIGURE_DAYS.find((known) => String(known) === days) ?? FIGURE_DAYS[0];
  }
}

/** The query of key figures. */
export class KeyFiguresQueryDto extends FigureDaysQueryDto {
  @StringField({ ...END, description: 'Start of a period in place of `days`: a local day, or a time.' })
  readonly from?: string;

  @StringField({ ...END, description: 'End of the period, exclusive. Default: the end of today.' })
  readonly to?: string;

  @StringField({ ...END, description: 'Start of the baseline. Default: the period before, of the same length.' })
  readonly baseline_from?: string;

  @StringField({ ...END, description: 'End of the baseline, exclusive.' })
  readonly baseline_to?: string;

  static toRequest(dto: KeyFiguresQueryDto, tenantId: string): KeyFiguresRequest {
    const { from, to, baseline_from: baselineFrom, baseline_to: baselineTo } = dto;
    return {
      tenantId,
      days: FigureDaysQueryDto.toDays(dto),
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      ...(baselineFrom !== undefined && { baselineFrom }),
      ...(baselineTo !== undefined && { baselineTo }),
    };
  }
}
