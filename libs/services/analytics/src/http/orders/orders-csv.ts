import type { Cell } from '@hearback/kernel';
import { csvFile } from '../csv-file.js';
import type { RateDto } from '../rate.dto.js';
import type { MoneyDto } from './order-value.dto.js';
import type { OrdersReportDto } from './orders-report.dto.js';

/** The report as CSV: one number a row, with what it is of, how many it rests on, and its interval. */
export function ordersCsv(report: OrdersReportDto): string {
  return csvFile(
    ['figure', 'of', 'month', 'age', 'currency', 'value', 'low', 'high', 'hits', 'n', 'complete'],
    [
      row('repeat_rate', report.repeat),
      ...report.cohorts.flatMap(({ month, cells }) =>
        cells.map(({ active, age, complete }) => row('retention', active, { month, age, complete })),
      ),
      ...report.averages.map(({ active, age }) => row('retention_average', active, { age, complete: true })),
      ...report.churn.map(({ lost, month }) => row('churn', lost, { month })),
      ...report.values.flatMap(({ currency, historic_value, order_value }) => [
        money('order_value', order_value, currency),
        money('historic_customer_value', historic_value, currency),
      ]),
      ...expected(report),
      ...report.conversion.rates.map(({ name, rate }) => row(name, rate)),
      ...report.parts.flatMap((part) => {
        const of = `${part.dimension}:${part.name ?? part.value}`;
        return [
          row('retention_next_month', part.next_month, { of }),
          row('repeat_rate', part.repeat, { of }),
          ...(part.churn === null ? [] : [row('churn', part.churn.lost, { of, month: part.churn.month })]),
          ...part.values.flatMap(({ currency, historic_value, order_value }) => [
            money('order_value', order_value, currency, of),
            money('historic_customer_value', historic_value, currency, of),
          ]),
        ];
      }),
    ],
  );
}

function expected({ expected_value: its }: OrdersReportDto): readonly (readonly Cell[])[] {
  return [
    { name: 'expected_purchases', mean: its?.purchases ?? null, currency: null },
    { name: 'expected_customer_value', mean: its?.value ?? null, currency: its?.currency ?? null },
  ].flatMap(({ name, mean, currency }) => {
    if (its === null || mean === null) return [];
    const { low = null, high = null } = mean.interval ?? {};
    return [[name, 'all', null, null, currency, mean.value, low, high, null, its.fitted, null]];
  });
}

function row(
  figure: string,
  { hits, interval, n, value }: RateDto,
  {
    of = 'all',
    month = null,
    age = null,
    complete = null,
  }: Readonly<Partial<Record<'of' | 'month' | 'age' | 'complete', Cell>>> = {},
): readonly Cell[] {
  return [figure, of, month, age, null, value, interval?.low ?? null, interval?.high ?? null, hits, n, complete];
}

function money(figure: string, { interval, n, value }: MoneyDto, currency: string, of = 'all'): readonly Cell[] {
  return [figure, of, null, null, currency, value, interval?.low ?? null, interval?.high ?? null, null, n, null];
}
