import { lazy, Suspense, type ComponentType } from 'react';
import { LoadingShapes } from '../../../parts/states.js';
import type { BoardPicture, BoardReport } from './report-views.js';

/** A view of a report within a dashboard. */
export interface TileViewProps {
  readonly picture: BoardPicture;
  /** The search of the report's page; members that are malformed are left out by its reader. */
  readonly search: Readonly<Record<string, unknown>>;
  /** A reader has chosen something else, such as another dimension. */
  readonly onChange: (change: object) => void;
  /** A reader asks how it is computed. */
  readonly onExplain: () => void;
}

/** The reports' own parts, each loaded with its texts when a dashboard shows it. */
const VIEWS: Readonly<Record<BoardReport, ComponentType<TileViewProps>>> = {
  metric: lazy(async () => ({ default: (await import('./tiles/metric-tile.js')).MetricTile })),
  journey: lazy(async () => ({ default: (await import('./tiles/journey-tile.js')).JourneyTile })),
  response_rates: lazy(async () => ({ default: (await import('./tiles/rates-tile.js')).RatesTile })),
  followups: lazy(async () => ({ default: (await import('./tiles/followups-tile.js')).FollowupsTile })),
  questions: lazy(async () => ({ default: (await import('./tiles/questions-tile.js')).QuestionsTile })),
  drivers: lazy(async () => ({ default: (await import('./tiles/drivers-tile.js')).DriversTile })),
  orders: lazy(async () => ({ default: (await import('./tiles/orders-tile.js')).OrdersTile })),
  attribution: lazy(async () => ({ default: (await import('./tiles/attribution-tile.js')).AttributionTile })),
  effect: lazy(async () => ({ default: (await import('./tiles/effect-tile.js')).EffectTile })),
  roi: lazy(async () => ({ default: (await import('./tiles/roi-tile.js')).RoiTile })),
  topics: lazy(async () => ({ default: (await import('./tiles/topics-tile.js')).TopicsTile })),
  churn: lazy(async () => ({ default: (await import('./tiles/churn-tile.js')).ChurnTile })),
  key_figures: lazy(async () => ({ default: (await import('./tiles/key-figures-tile.js')).KeyFiguresTile })),
  goals: lazy(async () => ({ default: (await import('./tiles/goals-tile.js')).GoalsTile })),
};

/** The picture of a tile, from the same query and the same part as on the page of its report. */
export function TileView({ report, ...view }: TileViewProps & { readonly report: BoardReport }) {
  const View = VIEWS[report];
  return (
    <Suspense fallback={<LoadingShapes rows={3} />}>
      <View {...view} />
    </Suspense>
  );
}
