import type { Survey, SurveyStatus } from '../domain/survey.js';
import type { JourneyStage, Touchpoint } from '../domain/touchpoint.js';
import type { Version } from '../domain/version.js';

/** Which part of a list is wanted: `limit` items behind `after`, by (createdAt, id). */
export interface PageWish {
  readonly limit: number;
  readonly order: 'asc' | 'desc';
  readonly after: { readonly createdAt: Date; readonly id: string } | undefined;
}

/** A part of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly hasMore: boolean;
}

/** A survey without its draft, which may be a megabyte. */
export type SurveyHead = Omit<Survey, 'draft'>;

/** A version without its definition. */
export type VersionHead = Omit<Version, 'definition'>;

export interface SurveyFilter {
  readonly status: SurveyStatus | undefined;
  readonly touchpointId: string | undefined;
}

export interface TouchpointFilter {
  readonly stage: JourneyStage | undefined;
}

/** Reads of survey, each of one workspace; `undefined` where it has no such thing. */
export abstract class SurveyQueries {
  abstract survey(tenantId: string, id: string): Promise<Survey | undefined>;
  abstract surveys(tenantId: string, filter: SurveyFilter, page: PageWish): Promise<Page<SurveyHead>>;
  abstract version(tenantId: string, surveyId: string, version: number): Promise<Version | undefined>;
  /** The versions of a survey by (publishedAt, id). */
  abstract versions(tenantId: string, surveyId: string, page: PageWish): Promise<Page<VersionHead> | undefined>;
  abstract touchpoint(tenantId: string, id: string): Promise<Touchpoint | undefined>;
  abstract touchpoints(tenantId: string, filter: TouchpointFilter, page: PageWish): Promise<Page<Touchpoint>>;
}
