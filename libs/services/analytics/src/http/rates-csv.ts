import type { Cell } from '@hearback/kernel';
import { RESPONSE_RATES } from '../domain/response-rates.js';
import type { CohortReadingDto } from './cohort-reading.dto.js';
import { csvFile } from './csv-file.js';
import type { RateDto } from './rate.dto.js';
import type { ResponseRatesDto } from './response-rates.dto.js';

const COUNTS = [
  'invited',
  'complete',
  'partial',
  'refused',
  'non_contact',
  'other',
  'unknown',
  'started',
  'completed',
  'unconfirmed',
  'still_observed',
] as const;

const RATES = [...RESPONSE_RATES, 'completion'] as const;

/** Response rates as CSV: a row for all invitations, and one per part. */
export function ratesCsv(report: ResponseRatesDto): string {
  const rateColumns = RATES.flatMap((rate) => [rate, `${rate}_low`, `${rate}_high`]);
  return csvFile(
    ['by', 'value', 'name', ...COUNTS, ...rateColumns],
    [
      ['all', null, null, ...cellsOf(report)],
      ...report.parts.map((part) => [report.by, part.value, part.name, ...cellsOf(part)]),
    ],
  );
}

function cellsOf(reading: CohortReadingDto): readonly Cell[] {
  const { complete, non_contact, other, partial, refused, unknown } = reading.dispositions;
  return [
    reading.invited,
    complete,
    partial,
    refused,
    non_contact,
    other,
    unknown,
    reading.started,
    reading.completed,
    reading.unconfirmed,
    reading.partial,
    ...RATES.flatMap((rate) => rateCells(rate === 'completion' ? reading.completion : reading.rates[rate])),
  ];
}

function rateCells({ value, interval }: RateDto): readonly Cell[] {
  return [value, interval?.low ?? null, interval?.high ?? null];
}
