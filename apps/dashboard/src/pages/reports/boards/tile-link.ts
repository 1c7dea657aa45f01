import type { LinkProps } from '@tanstack/react-router';
import type { BoardReport } from './report-views.js';

const PATHS = {
  journey: '/reports/journey',
  response_rates: '/reports/response-rates',
  followups: '/reports/followups',
  questions: '/reports/questions',
  drivers: '/reports/drivers',
  orders: '/reports/orders',
  attribution: '/reports/attribution',
  effect: '/reports/effect',
  topics: '/reports/topics',
  churn: '/reports/churn',
  key_figures: '/reports/key-figures',
  goals: '/reports/goals',
} as const satisfies Readonly<Record<Exclude<BoardReport, 'metric' | 'roi'>, string>>;

/** The page of a report with what a tile shows of it. */
export function linkOf(report: BoardReport, search: object): Pick<LinkProps, 'to' | 'params' | 'search'> {
  const { metric, scenario, ...rest } = search as Readonly<Record<string, unknown>>;
  // Members of a tile's search are those of its page, which leaves out what is malformed.
  if (report === 'metric') return { to: '/reports/$metric', params: { metric }, search: rest } as LinkProps;
  if (report === 'roi')
    return { to: '/reports/roi/$scenarioId', params: { scenarioId: scenario }, search: rest } as LinkProps;
  return { to: PATHS[report], search } as LinkProps;
}
