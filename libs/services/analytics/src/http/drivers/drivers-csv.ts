import { csvFile } from '../csv-file.js';
import type { DriversDto } from './drivers.dto.js';

const HEADER = [
  'outcome',
  'driver',
  'share',
  'low',
  'high',
  'importance',
  'clear',
  'correlation',
  'mean',
  'n',
  'r_squared',
  'method',
];

/** Drivers as CSV, a row for each. */
export function driversCsv({ outcome, drivers, candidates, n, r_squared, method }: DriversDto): string {
  return csvFile(
    HEADER,
    drivers.map(({ key, share, share_interval: { low, high }, importance, clear, correlation }) => {
      const mean = candidates.find((candidate) => candidate.key === key)?.mean ?? null;
      return [outcome, key, share, low, high, importance, String(clear), correlation, mean, n, r_squared, method];
    }),
  );
}
