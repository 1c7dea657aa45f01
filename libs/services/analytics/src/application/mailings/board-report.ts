import type { BoardTileReport, ReportContent } from '@hearback/documents';
import { isOfTile, type SharedTile, type TileShows } from '../../domain/mailings/linked-board.js';
import { MAX_SCORES } from './write-report.js';

/** The tiles of a shared board: each has its part of the report of all of them, or why it is only named. */
export function boardReport(content: ReportContent, tiles: readonly SharedTile[]): readonly BoardTileReport[] {
  return tiles.map(({ title, report, shows, why }) => ({
    title,
    report,
    metric: shows?.metric ?? null,
    content: shows === null ? null : partOf(content, shows),
    why,
  }));
}

function partOf(content: ReportContent, tile: TileShows): ReportContent {
  const { part } = tile;
  const isOf = ({ metric, touchpoint_id }: { readonly metric: string; readonly touchpoint_id: string | null }) =>
    isOfTile(tile, metric, touchpoint_id);
  const scores = part === 'scores' ? content.scores.filter(isOf) : [];
  return {
    ...content,
    scores: scores.slice(0, MAX_SCORES),
    omitted: Math.max(0, scores.length - MAX_SCORES),
    trends: part === 'trends' ? content.trends.filter(isOf).slice(0, 1) : [],
    rates: part === 'response_rates' ? content.rates : null,
    topics: part === 'topics' ? (content.topics ?? null) : null,
  };
}
