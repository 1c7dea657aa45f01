import { useTranslation } from 'react-i18next';
import { METRICS, useMetricTexts } from '../../../parts/metrics/metric-texts.js';
import { usePeriodText } from '../../../parts/metrics/period-picker.js';
import { reportSearch } from '../../../parts/metrics/report-search.js';
import { useDimensions } from '../dimensions/use-dimensions.js';
import { useTouchpoints } from '../touchpoints.js';
import type { BoardTile } from './boards-queries.js';
import type { BoardReport } from './report-views.js';

/** Days of a report whose search names none. Reports that are left out have a period of their own, which their pictures name. */
const DAYS: Partial<Readonly<Record<BoardReport, number>>> = {
  metric: 28,
  journey: 28,
  response_rates: 28,
  followups: 90,
  questions: 28,
  drivers: 90,
  attribution: 90,
  topics: 28,
  key_figures: 28,
  goals: 28,
};

/** The names of reports, as the list of reports has them. */
const NAMES = {
  journey: 'journey',
  response_rates: 'rates',
  followups: 'followups',
  questions: 'questions',
  drivers: 'drivers',
  orders: 'orders',
  attribution: 'attribution',
  effect: 'effect',
  roi: 'money',
  topics: 'topics',
  churn: 'churn',
  key_figures: 'keyFigures',
  goals: 'goals',
} as const satisfies Readonly<Record<Exclude<BoardReport, 'metric'>, string>>;

/** The name of a tile, and which period and answers it shows. */
export function useTileWords(tile: Pick<BoardTile, 'report' | 'title' | 'search'>) {
  const reports = useTranslation('reports');
  const metrics = useMetricTexts();
  const period = usePeriodText();
  const touchpoints = useTouchpoints();
  const { filterNames } = useDimensions();
  const { report, title } = tile;
  const search = reportSearch(tile.search);
  const metric = METRICS.find((known) => known === tile.search['metric']);
  const days = DAYS[report];
  const place =
    search.touchpoint === undefined
      ? undefined
      : metrics.where(touchpoints.find(({ id }) => id === search.touchpoint) ?? null);
  const ofScore = metric === undefined ? reports.t('title') : metrics.name(metric);
  const name = report === 'metric' ? ofScore : reports.t(`list.${NAMES[report]}.title`);
  const parts = [
    days === undefined ? undefined : period({ ...search, days: search.days ?? days }),
    report !== 'metric' && metric !== undefined ? metrics.name(metric) : undefined,
    place,
    search.channel === undefined
      ? undefined
      : reports.t(`channel.${search.channel as 'link'}`, { defaultValue: search.channel }),
    ...filterNames(search).map((filter) => filter.name),
  ];
  return {
    title: title ?? name,
    detail: [...(title === null ? [] : [name]), ...parts.filter((part) => part !== undefined)].join(' · '),
  };
}
