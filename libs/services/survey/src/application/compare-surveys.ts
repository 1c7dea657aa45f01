import { Injectable } from '@nestjs/common';
import { seriesChanges, type SeriesChange } from '../domain/series-changes.js';
import { changesBetween, type Change, type Frozen } from '../domain/survey-changes.js';
import { frozenTouchpoint, type Version } from '../domain/version.js';
import { SurveyQueries } from './survey-queries.js';
import { surveyErrors } from './survey.errors.js';

/** What differs between two versions, or a version and the draft. */
export interface Comparison {
  /** The version compared with; null for a first version, which starts everything. */
  readonly from: number | null;
  /** null for the draft. */
  readonly to: number | null;
  /** The version that publishing would create; null for published ones, and if publishing would create none. */
  readonly nextVersion: number | null;
  readonly changes: readonly Change[];
  readonly series: readonly SeriesChange[];
}

/** Compares versions of a survey with each other and with its draft. */
@Injectable()
export class CompareSurveys {
  constructor(private readonly queries: SurveyQueries) {}

  /** The draft against a version, by default the newest. */
  async draft(tenantId: string, surveyId: string, from?: number): Promise<Comparison> {
    const survey = await this.queries.survey(tenantId, surveyId);
    if (survey === undefined) throw surveyErrors.error('survey-not-found');
    const { touchpointId, version: newest } = survey;
    const touchpoint = touchpointId === null ? undefined : await this.queries.touchpoint(tenantId, touchpointId);
    const draft = { name: survey.name, touchpoint: frozenTouchpoint(touchpoint ?? null), definition: survey.draft };
    const before = await this.before(tenantId, surveyId, from ?? newest ?? undefined);
    const compared = comparison(before, draft, null);
    const isNew = newest === null || (await this.differs(tenantId, surveyId, newest, before, draft));
    return { ...compared, nextVersion: isNew ? (newest ?? 0) + 1 : null };
  }

  /** A version against an older one, by default the one before it. */
  async version(tenantId: string, surveyId: string, version: number, from?: number): Promise<Comparison> {
    const after = await this.found(tenantId, surveyId, version);
    const number = from ?? (version > 1 ? version - 1 : undefined);
    return comparison(await this.before(tenantId, surveyId, number), after, version);
  }

  private async differs(
    tenantId: string,
    surveyId: string,
    newest: number,
    before: Version | undefined,
    draft: Frozen,
  ) {
    const published = before?.version === newest ? before : await this.found(tenantId, surveyId, newest);
    return changesBetween(published, draft).length > 0;
  }

  private async before(tenantId: string, surveyId: string, version: number | undefined): Promise<Version | undefined> {
    return version === undefined ? undefined : this.found(tenantId, surveyId, version);
  }

  private async found(tenantId: string, surveyId: string, version: number): Promise<Version> {
    const found = await this.queries.version(tenantId, surveyId, version);
    if (found === undefined) throw surveyErrors.error('version-not-found');
    return found;
  }
}

function comparison(before: Version | undefined, after: Frozen, to: number | null): Comparison {
  return {
    from: before?.version ?? null,
    to,
    nextVersion: null,
    changes: before ? changesBetween(before, after) : [],
    series: seriesChanges(before?.definition, after.definition),
  };
}
