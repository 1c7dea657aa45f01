import type { ScoreFilter } from '../score-filter.js';
import type { ReportCadence, ReportLanguage, ReportPart } from './report-schedule.js';

/** What a shared report counts: the newest weeks or month whenever it is opened, or days that stay. */
export type SharedPeriod =
  { readonly kind: ReportCadence } | { readonly kind: 'days'; readonly from: string; readonly to: string };

/** What a link shows: nothing else can be asked for with it. */
export interface SharedView {
  readonly period: SharedPeriod;
  readonly filter: Pick<ScoreFilter, 'surveyId' | 'touchpointId' | 'channel' | 'language'>;
  readonly parts: readonly ReportPart[];
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
