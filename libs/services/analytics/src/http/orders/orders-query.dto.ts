import { EnumField } from '@hearback/http';
import { REPORT_MONTHS, type ReportMonths } from '../../application/orders/prepare-orders.js';
import type { RetentionRule } from '../../domain/retention/cohorts.js';

const MONTHS = ['12', '3', '6', '24'] as const;

/** The query of the report about orders. */
export class OrdersQueryDto {
  @EnumField(MONTHS, {
    optional: true,
    example: '12',
    description: 'How many closed months; the one that runs is added. Default: 12.',
  })
  readonly months: (typeof MONTHS)[number] = '12';

  @EnumField(['bounded', 'unbounded'], {
    optional: true,
    example: 'bounded',
    description:
      'Who counts as retained in a month: `bounded`, who ordered in it; `unbounded`, who ordered in it or later. The two must not be compared. Default: `bounded`.',
  })
  readonly rule: RetentionRule = 'bounded';

  static toMonths({ months }: OrdersQueryDto): ReportMonths {
    return REPORT_MONTHS.find((known) => String(known) === months)!;
  }
}
