import { reportSearch, type ReportSearch } from '../../../parts/metrics/report-search.js';

/** The state of the drivers of a score in the address. */
export interface DriversSearch extends ReportSearch {
  /** Key of the question whose score is explained. */
  readonly outcome?: string;
  /** Keys of the drivers, separated by commas. */
  readonly predictors?: string;
}

/** Reads the state of the drivers from the search parameters. */
export function driversSearch(given: object): DriversSearch {
  const raw: Readonly<Record<string, unknown>> = { ...given };
  const { outcome, predictors } = raw;
  return {
    ...reportSearch(raw),
    ...(typeof outcome === 'string' && outcome.length > 0 && outcome.length <= 64 ? { outcome } : {}),
    ...(typeof predictors === 'string' && predictors.length > 0 && predictors.length <= 2_000 ? { predictors } : {}),
  };
}

/** Drivers need many answers, so the period is 90 days unless another is chosen. */
export function searchWithDays(search: DriversSearch): DriversSearch {
  return search.days === undefined && search.from === undefined ? { ...search, days: 90 } : search;
}
