import { createRoute } from '@tanstack/react-router';
import { reportSearch } from '../../parts/metrics/report-search.js';
import { METRICS, type Metric } from '../../parts/metrics/metric-texts.js';
import { shellRoute } from '../../shell/shell-route.js';
import { page } from '../lazy-page.js';

/** The state of Home in its address. */
export interface HomeSearch {
  readonly days?: number;
  /** The metric of the trend. */
  readonly metric?: Metric;
  readonly table?: true;
}

function homeSearch(raw: Readonly<Record<string, unknown>>): HomeSearch {
  const { days, table } = reportSearch(raw);
  const metric = METRICS.find((known) => known === raw['metric']);
  return {
    ...(days === undefined ? {} : { days }),
    ...(metric === undefined ? {} : { metric }),
    ...(table === undefined ? {} : { table }),
  };
}

export const homeRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/',
    validateSearch: homeSearch,
    component: page('home', () => import('./home-page.js'), 'HomePage'),
  }),
] as const;
