import type { FigureSamples } from '../../domain/goals/key-figures.js';

/** The periods that are prepared, in days; the first one is what a reader sees without a choice. */
export const FIGURE_DAYS = [28, 7, 90, 365] as const;
export type FigureDays = (typeof FIGURE_DAYS)[number];

/** What key figures are computed from, as JSON: times are RFC 3339 and ends are exclusive. */
export interface KeyFiguresContent {
  readonly timeZone: string;
  readonly from: string;
  readonly to: string;
  readonly baseline: { readonly from: string; readonly to: string };
  readonly samples: readonly FigureSamples[];
}
