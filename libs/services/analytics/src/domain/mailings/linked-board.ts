import { parsePublicId } from '@hearback/kernel';
import type { BoardPicture, BoardReport } from '../boards/board-reports.js';
import type { BoardTile } from '../boards/board.js';
import { METRICS, type Metric } from '../method.js';
import { REPORT_PARTS, type ReportPart } from './report-schedule.js';
import type { SharedFilter, SharedPeriod, SharedView } from './share-link.js';

/** Which part of a report a tile is, and of which scores. */
export interface TileShows {
  readonly part: ReportPart;
  /** Null for parts that are not about one metric. */
  readonly metric: Metric | null;
  /** Null: each touchpoint of the metric. */
  readonly touchpointId: string | null;
}

/**
 * Why a link does not show a tile. `kind`: no shared report has this view. `filter`: it has a filter that no shared report has. `others`: it counts
 * other answers than the tiles before it. `many`: there are as many trends as a page may have.
 */
export const TILE_REASONS = ['kind', 'filter', 'others', 'many'] as const;
export type TileReason = (typeof TILE_REASONS)[number];

/** A tile of a shared board, as it was when the link was made: what it shows, or why it is only named. */
export type SharedTile = {
  readonly title: string | null;
  readonly report: BoardReport;
  readonly picture: BoardPicture;
} & ({ readonly shows: TileShows; readonly why: null } | { readonly shows: null; readonly why: TileReason });

/** Trends on a page; each is a read and a chart of its own. */
const MAX_TRENDS = 6;

const PARTS: Readonly<Record<string, ReportPart>> = {
  'metric/score': 'scores',
  'metric/trend': 'trends',
  'response_rates/rate': 'response_rates',
  'topics/topics': 'topics',
};

/** Members of a tile's search by which a shared report does not select. */
const FOREIGN = ['segment', 'attribute', 'topic', 'plan'] as const;

/**
 * What a link shows of a board: all tiles over one period, and of one selection of answers. So the page is one report, cut into tiles, and the differences
 * of its numbers tell no more than that report does; touchpoints may differ, because its scores are by touchpoint. Undefined: no tile can be shown.
 */
export function sharedBoard(
  { id, tiles }: { readonly id: string; readonly tiles: readonly BoardTile[] },
  period: SharedPeriod,
): SharedView | undefined {
  let filter: SharedFilter | undefined;
  let trends = 0;
  const shared = tiles.map((tile): SharedTile => {
    const { title, report, picture } = tile;
    const named = (why: TileReason): SharedTile => ({ title, report, picture, shows: null, why });
    const part = PARTS[`${report}/${picture}`];
    if (part === undefined) return named('kind');
    const selected = selectionOf(tile, part);
    if (selected === undefined) return named('filter');
    if (filter !== undefined && keyOf(filter) !== keyOf(selected.filter)) return named('others');
    if (part === 'trends' && trends === MAX_TRENDS) return named('many');
    filter = selected.filter;
    trends += part === 'trends' ? 1 : 0;
    return { title, report, picture, shows: selected.shows, why: null };
  });
  if (filter === undefined) return undefined;
  const parts = new Set(shared.flatMap(({ shows }) => (shows === null ? [] : [shows.part])));
  return {
    period,
    filter,
    parts: REPORT_PARTS.filter((part) => parts.has(part)),
    board: { id, tiles: shared },
  };
}

/** Whether a score of a report belongs to the tile. */
export function isOfTile(tile: TileShows, metric: string, touchpointId: string | null): boolean {
  return tile.metric === metric && (tile.touchpointId === null || tile.touchpointId === touchpointId);
}

/** The answers that a tile counts; undefined where a shared report cannot select them. */
function selectionOf(
  { search }: BoardTile,
  part: ReportPart,
): { readonly filter: SharedFilter; readonly shows: TileShows } | undefined {
  const { metric, survey, touchpoint, channel, language } = search;
  if (FOREIGN.some((name) => search[name] !== undefined)) return undefined;
  const isScore = part === 'scores' || part === 'trends';
  if (!isScore && touchpoint !== undefined) return undefined;
  const surveyId = survey === undefined ? undefined : parsePublicId('srv', String(survey));
  const touchpointId = touchpoint === undefined ? null : parsePublicId('tpt', String(touchpoint));
  const known = METRICS.find((each) => each === metric);
  // Values of a tile are not checked when it is stored, and `none` selects answers without a touchpoint.
  if ((survey !== undefined && surveyId === undefined) || touchpointId === undefined) return undefined;
  if (isScore && known === undefined) return undefined;
  return {
    filter: {
      ...(surveyId === undefined ? {} : { surveyId }),
      ...(channel === undefined ? {} : { channel: String(channel) }),
      ...(language === undefined ? {} : { language: String(language) }),
    },
    shows: { part, metric: isScore ? (known ?? null) : null, touchpointId },
  };
}

function keyOf({ surveyId, channel, language }: SharedFilter): string {
  return JSON.stringify([surveyId, channel, language]);
}
