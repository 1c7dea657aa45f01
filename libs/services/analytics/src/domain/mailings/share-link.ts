import type { ScoreFilter } from '../score-filter.js';
import type { ReportCadence, ReportLanguage, ReportPart } from './report-schedule.js';
import type { SharedTile } from './linked-board.js';

/** What a shared report counts: the newest weeks or month whenever it is opened, or days that stay. */
export type SharedPeriod =
  { readonly kind: ReportCadence } | { readonly kind: 'days'; readonly from: string; readonly to: string };

/** The answers that a shared report counts. */
export type SharedFilter = Pick<ScoreFilter, 'surveyId' | 'touchpointId' | 'channel' | 'language'>;

/** What a link shows: nothing else can be asked for with it. */
export interface SharedView {
  readonly period: SharedPeriod;
  readonly filter: SharedFilter;
  readonly parts: readonly ReportPart[];
  /** The board whose tiles the page shows, as they were when the link was made; absent: the page is a report. */
  readonly board?: { readonly id: string; readonly tiles: readonly SharedTile[] };
}

/** A link with which anybody reads a report until it expires. */
export interface ShareLink {
  readonly id: string;
  readonly name: string;
  readonly language: ReportLanguage;
  readonly view: SharedView;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  /** How often a browser has shown it. */
  readonly views: number;
  readonly viewedAt: Date | null;
}

/** Days for which a link can be opened if nothing is chosen, and at most. */
export const DEFAULT_SHARE_DAYS = 30;
export const MAX_SHARE_DAYS = 366;

/** Links of a workspace that can be open at the same time. */
export const MAX_SHARE_LINKS = 100;

/** Whether the link can be opened. */
export function isOpen({ expiresAt, revokedAt }: ShareLink, now: Date): boolean {
  return revokedAt === null && now < expiresAt;
}
