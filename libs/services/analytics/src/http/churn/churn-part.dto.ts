import { EnumField, IntegerField, ListField, NumberField, ObjectField, StringField } from '@hearback/http';
import type { Calibration, CalibrationBin } from '../../domain/churn/calibration.js';
import type { DriftMonth } from '../../domain/churn/drift-months.js';
import type { FairnessGroup, FairnessTable } from '../../domain/churn/fairness.js';
import type { FairnessVerdict } from '../../domain/fairness/groups.js';
import { monthText } from '../../domain/orders/customer-orders.js';
import { rateOf } from '../../domain/response-rates.js';
import { RateDto } from '../rate.dto.js';

/** A tenth of the customers the model had not seen, by risk. */
export class CalibrationBinDto {
  @NumberField({ min: 0, max: 1, example: 0.31, description: 'Mean risk, as predicted.' })
  readonly predicted: number;

  @ObjectField(() => RateDto, { description: 'Who left.' })
  readonly observed: RateDto;

  static fromBin({ n, observed, predicted }: CalibrationBin): CalibrationBinDto {
    return { predicted, observed: RateDto.fromRate(rateOf(Math.round(observed * n), n)) };
  }
}

/** How far risks can be trusted. */
export class CalibrationDto {
  @IntegerField({ min: 1, example: 690 })
  readonly n: number;

  @ListField(() => CalibrationBinDto, { max: 10, description: 'Tenths, the lowest risks first.' })
  readonly bins: readonly CalibrationBinDto[];

  @NumberField({ min: 0, max: 1, example: 0.018, description: 'Expected calibration error.' })
  readonly error: number;

  @NumberField({ min: -1, max: 1, example: 0.004, description: 'Mean risk minus the share that left.' })
  readonly bias: number;

  @NumberField({ min: 0, max: 1, example: 0.12, description: 'Mean squared distance of risks from 0 or 1.' })
  readonly brier: number;

  @NumberField({
    nullable: true,
    min: 0,
    max: 1,
    example: 0.81,
    description: 'The share of pairs in which who left has a higher risk than who stayed; 0.5 by chance.',
  })
  readonly auc: number | null;

  static fromCalibration({ auc, bias, bins, brier, error, n }: Calibration): CalibrationDto {
    return { n, bins: bins.map((bin) => CalibrationBinDto.fromBin(bin)), error, bias, brier, auc };
  }
}

/** How far the risks of a month have moved from those the model learnt from. */
export class DriftMonthDto {
  @StringField({ pattern: /^\d{4}-\d\d$/, example: '2026-11' })
  readonly month: string;

  @IntegerField({ min: 0, example: 2310, description: 'Active customers at its start.' })
  readonly n: number;

  @NumberField({ nullable: true, min: 0, example: 0.06, description: 'Population stability index; null below 100.' })
  readonly psi: number | null;

  @EnumField(['none', 'some', 'clear', 'too_few'], { description: '`some` from 0.1, `clear` from 0.25.' })
  readonly verdict: DriftMonth['verdict'];

  static fromMonth({ month, n, psi, verdict }: DriftMonth): DriftMonthDto {
    return { month: monthText(month), n, psi, verdict };
  }
}

/** How the model treats a group. */
export class FairnessGroupDto {
  @StringField({ example: 'de' })
  readonly value: string;

  @IntegerField({ min: 1, example: 161 })
  readonly n: number;

  @ObjectField(() => RateDto, { nullable: true, description: 'Marked as likely to leave, of all.' })
  readonly flagged: RateDto | null;

  @ObjectField(() => RateDto, { nullable: true, description: 'Marked, of those who left.' })
  readonly recall: RateDto | null;

  @ObjectField(() => RateDto, { nullable: true, description: 'Marked, of those who stayed.' })
  readonly wrongly_flagged: RateDto | null;

  @EnumField(['higher', 'lower', 'no_clear_difference', 'hidden'], {
    description: 'Of `wrongly_flagged`, against all other groups that are shown; after Holm.',
  })
  readonly verdict: FairnessVerdict;

  @EnumField(['too_few', 'protects_other'], {
    nullable: true,
    description: 'Why it is hidden: fewer than 30 people, or the only such group could be worked out from the total.',
  })
  readonly hidden: FairnessGroup['hidden'];

  static fromGroup({ flagged, hidden, n, recall, value, verdict, wronglyFlagged }: FairnessGroup): FairnessGroupDto {
    return {
      value,
      n,
      flagged: flagged && RateDto.fromRate(flagged),
      recall: recall && RateDto.fromRate(recall),
      wrongly_flagged: wronglyFlagged && RateDto.fromRate(wronglyFlagged),
      verdict,
      hidden,
    };
  }
}

/** How the model treats the groups by one attribute. */
export class FairnessTableDto {
  @StringField({
    example: 'language',
    description: '`language`, `channel`, or `attribute:` with its key, as of the last answer before the cut.',
  })
  readonly attribute: string;

  @IntegerField({ min: 0, example: 210, description: 'People of whom it is not known.' })
  readonly unknown: number;

  @ListField(() => FairnessGroupDto, { max: 12 })
  readonly groups: readonly FairnessGroupDto[];

  static fromTable({ attribute, groups, unknown }: FairnessTable): FairnessTableDto {
    return { attribute, unknown, groups: groups.map((group) => FairnessGroupDto.fromGroup(group)) };
  }
}
