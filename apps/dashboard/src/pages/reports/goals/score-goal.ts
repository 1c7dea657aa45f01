import { useQuery } from '@tanstack/react-query';
import type { Metric } from '../../../parts/metrics/metric-texts.js';
import type { ReportSearch } from '../../../parts/metrics/report-search.js';
import { goalListQuery } from './goals-queries.js';

/**
 * What a score should reach, in points or per cent; null without a goal, and where the report is about fewer answers than the goal: goals are
 * of all answers or of those of one touchpoint.
 */
export function useScoreGoal(metric: Metric, search: ReportSearch): number | null {
  const { survey, channel, language, segment, touchpoint = null } = search;
  const isPart = [survey, channel, language, segment].some((filter) => filter !== undefined);
  const { data } = useQuery({ ...goalListQuery, enabled: !isPart });
  if (isPart) return null;
  const found = data?.data.find(({ figure, touchpoint_id: place }) => figure === metric && place === touchpoint);
  return found?.target ?? null;
}
