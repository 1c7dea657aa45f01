import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '@hearback/database';
import type { ReportBucket, ReportContent, ReportScore, ReportTrend } from '@hearback/documents';
import { Clock } from '@hearback/kernel';
import { shownBuckets, shownNumber } from '../../domain/mailings/hidden-numbers.js';
import type { ReportLanguage, ReportPart } from '../../domain/mailings/report-schedule.js';
import { isOfTile, type TileShows } from '../../domain/mailings/linked-board.js';
import type { OverviewScore } from '../../domain/overview.js';
import type { ScoreFilter } from '../../domain/score-filter.js';
import { ReadMetric } from '../read-metric.js';
import { ReadOverview, type OverviewReport } from '../read-overview.js';
import { ReadResponseRates } from '../read-response-rates.js';
import { ReadTopics } from '../text/read-topics.js';
import { ReportWorkspaces } from './report-schedule-store.js';
import { reportTopics } from './report-topics.js';

/** A report to be written. */
export interface ReportRequest {
  readonly tenantId: string;
  readonly name: string;
  readonly language: ReportLanguage;
  readonly parts: readonly ReportPart[];
  /** Local days; `to` is exclusive. */
  readonly days: { readonly from: string; readonly to: string; readonly trendFrom: string };
  readonly width: 'week' | 'month';
  readonly filter: Pick<ScoreFilter, 'surveyId' | 'touchpointId' | 'channel' | 'language'>;
  /** Only the scores and trends of these tiles, and all of them; absent: the first ones. */
  readonly tiles?: readonly TileShows[];
}

/** Scores in a report, and scores whose trend is in it: a mail is read in a minute. */
export const MAX_SCORES = 12;
const MAX_TRENDS = 2;

/** The reports of the dashboard. */
@Injectable()
export class ReportReaders {
  constructor(
    readonly overview: ReadOverview,
    readonly metric: ReadMetric,
    readonly rates: ReadResponseRates,
    readonly topics: ReadTopics,
  ) {}
}

/** Writes a report as numbers, from the same reports as the dashboard; what fewer than 5 people said is hidden. */
@Injectable()
export class WriteReport {
  constructor(
    private readonly database: TenantDatabase,
    private readonly readers: ReportReaders,
    private readonly workspaces: ReportWorkspaces,
    private readonly clock: Clock,
  ) {}

  /** Throws `analytics.not-found` for an unknown survey or touchpoint, and `analytics.bad-period`. */
  async execute(request: ReportRequest): Promise<ReportContent> {
    const { tenantId, name, language, parts, days, filter } = request;
    const { from, to } = days;
    const overview = await this.readers.overview.execute({ tenantId, from, to, filter: { ...filter, attributes: {} } });
    const changed = new Set(overview.changes);
    const ordered = [...overview.changes, ...overview.scores.filter((score) => !changed.has(score))];
    const { tiles } = request;
    const scores = tiles === undefined ? ordered.slice(0, MAX_SCORES) : ordered;
    const listed = tiles === undefined ? scores : scores.filter((score) => isListed(score, tiles));
    const { name: workspace } = await this.database.withTenant(tenantId, (tx) => this.workspaces.find(tx, tenantId));
    const { frame, level, comparisons } = overview;
    return {
      name,
      language,
      workspace,
      time_zone: frame.timeZone,
      from: frame.from.toISOString(),
      to: frame.to.toISOString(),
      previous_from: frame.previousFrom.toISOString(),
      prepared_at: this.clock.now().toISOString(),
      comparisons,
      level,
      scores: parts.includes('scores') ? listed.map((score) => scoreOf(score, overview)) : [],
      omitted: parts.includes('scores') ? ordered.length - scores.length + overview.omitted : 0,
      trends: parts.includes('trends') ? await this.#trends(request, overview, scores) : [],
      rates: parts.includes('response_rates') ? await this.#rates(request) : null,
      topics: parts.includes('topics') ? await this.#topics(request) : null,
    };
  }

  async #trends(
    request: ReportRequest,
    overview: OverviewReport,
    scores: readonly OverviewScore[],
  ): Promise<readonly ReportTrend[]> {
    const { tenantId, days, filter, width } = request;
    const drawn = drawnScores(scores, request.tiles);
    const trends: ReportTrend[] = [];
    for (const { method, touchpointId } of drawn) {
      const { series } = await this.readers.metric.execute({
        tenantId,
        metric: method.metric,
        from: days.trendFrom,
        to: days.to,
        interval: width,
        filter: { ...filter, touchpointId, attributes: {} },
        compare: 'none',
      });
      const buckets = series.find((each) => each.method?.version === method.version)?.buckets ?? [];
      const shown = shownBuckets(buckets.map(({ reading }) => reading));
      trends.push({
        metric: method.metric,
        touchpoint_id: touchpointId,
        touchpoint: nameOf(touchpointId, overview),
        width,
        buckets: buckets.flatMap(({ from, partial }, index): readonly ReportBucket[] => {
          const number = shown[index];
          return number === undefined ? [] : [{ from: from.toISOString(), partial, ...number }];
        }),
      });
    }
    return trends;
  }

  async #rates({ tenantId, days: { from, to }, filter }: ReportRequest): Promise<ReportContent['rates']> {
    const { surveyId, channel } = filter;
    const report = await this.readers.rates.execute({ tenantId, from, to, filter: { surveyId, channel }, eligible: 1 });
    const { hits, n, value, interval } = report.rates.rr2;
    return { asked: n, answered: hits, rate: value, low: interval?.low ?? null, high: interval?.high ?? null };
  }

  async #topics({ tenantId, days: { from, to }, filter }: ReportRequest): Promise<ReportContent['topics']> {
    const { surveyId, touchpointId, channel, language } = filter;
    const comments = {
      ...(surveyId === undefined ? {} : { surveyId }),
      ...(touchpointId === undefined || touchpointId === null ? {} : { touchpointId }),
      ...(channel === undefined ? {} : { channel }),
      ...(language === undefined ? {} : { language: LANGUAGE.exec(language)?.[0] ?? language }),
    };
    return reportTopics(await this.readers.topics.execute({ tenantId, from, to, filter: comments }));
  }
}

/** A language as comments have it: of `de-AT` nothing more is known of a comment than that it is in German. */
const LANGUAGE = /^[a-z]{2}(?=-|$)/;

function isListed({ method, touchpointId }: OverviewScore, tiles: readonly TileShows[]): boolean {
  return tiles.some((tile) => tile.part === 'scores' && isOfTile(tile, method.metric, touchpointId));
}

/** The scores whose trends are drawn: the first ones, or for each tile its first one. */
function drawnScores(scores: readonly OverviewScore[], tiles: ReportRequest['tiles']): readonly OverviewScore[] {
  const reliable = scores.filter(({ now }) => now.reliable);
  if (tiles === undefined) return reliable.slice(0, MAX_TRENDS);
  const first = tiles
    .filter(({ part }) => part === 'trends')
    .flatMap((tile) => reliable.find(({ method, touchpointId }) => isOfTile(tile, method.metric, touchpointId)) ?? []);
  return [...new Set(first)];
}

function scoreOf(
  { method, touchpointId, now, before, comparison }: OverviewScore,
  overview: OverviewReport,
): ReportScore {
  const shown = { now: shownNumber(now), before: shownNumber(before) };
  const isHidden = shown.now.n === null;
  const isCompared = !isHidden && shown.before.n !== null;
  const { verdict, difference, interval, answersNeeded } = comparison;
  return {
    metric: method.metric,
    method: method.version,
    touchpoint_id: touchpointId,
    touchpoint: nameOf(touchpointId, overview),
    ...shown,
    verdict,
    difference: isCompared ? difference : null,
    difference_low: isCompared ? (interval?.low ?? null) : null,
    difference_high: isCompared ? (interval?.high ?? null) : null,
    answers_needed: isHidden ? null : answersNeeded,
  };
}

function nameOf(touchpointId: string | null, { touchpoints }: OverviewReport): string | null {
  return touchpointId === null ? null : (touchpoints.get(touchpointId)?.name ?? null);
}
