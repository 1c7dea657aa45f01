import type { Page, PageRequest } from '@hearback/kernel';
import type { Survey, SurveyStatus } from '../domain/survey.js';
import type { JourneyStage, Touchpoint } from '../domain/touchpoint.js';
import type { Version } from '../domain/version.js';

/** A survey without its draft, which may be a megabyte. */
export type SurveyHead = Omit<Survey, 'draft'> & { readonly isAnonymous: boolean };

/** A version without its definition. */
export type VersionHead = Omit<Version, 'definition'>;

export interface SurveyFilter {
  readonly status: SurveyStatus | undefined;
  readonly touchpointId: string | undefined;
  /** Part of the name, in any case. */
  readonly search: string | undefined;
  readonly tag: string | undefined;
  readonly isArchived: boolean;
}

export interface TouchpointFilter {
  readonly stage: JourneyStage | undefined;
}

/** Reads surveys, versions and touchpoints; each call reads one workspace. `undefined`: it has none with this id. */
export abstract class SurveyQueries {
  abstract survey(tenantId: string, id: string): Promise<Survey | undefined>;
  abstract surveys(tenantId: string, filter: SurveyFilter, page: PageRequest): Promise<Page<SurveyHead>>;
  /** All surveys with their drafts, archived ones too. */
  abstract allSurveys(tenantId: string, page: PageRequest): Promise<Page<Survey>>;
  /** The versions of all surveys with their definitions, by (publishedAt, id). */
  abstract allVersions(tenantId: string, page: PageRequest): Promise<Page<Version>>;
  abstract version(tenantId: string, surveyId: string, version: number): Promise<Version | undefined>;
  /** The versions of a survey by (publishedAt, id). */
  abstract versions(tenantId: string, surveyId: string, page: PageRequest): Promise<Page<VersionHead> | undefined>;
  abstract touchpoint(tenantId: string, id: string): Promise<Touchpoint | undefined>;
  abstract touchpoints(tenantId: string, filter: TouchpointFilter, page: PageRequest): Promise<Page<Touchpoint>>;
}
