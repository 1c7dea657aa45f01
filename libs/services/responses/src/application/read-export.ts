import type { Position } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { refuseAnonymous } from './anonymous/anonymous-guard.js';
import type { PublishedSurvey } from '../domain/published-survey.js';
import { ResponseQueries, type ResponseFilter, type StoredResponse } from './response-queries.js';
import { responsesErrors } from './responses.errors.js';
import type { SurveyAddress } from './survey-copies.js';
import { SurveyDirectory } from './survey-directory.js';

/** Responses read at a time; bounds the memory that a slow reader holds. */
const PAGE_SIZE = 500;

/** The responses of a survey up to a time, with its versions. */
export interface ResponseExport {
  /** Ascending by number. */
  readonly versions: readonly PublishedSurvey[];
  /** In the order of acceptance; loaded page by page as they are consumed. */
  readonly responses: AsyncIterable<readonly StoredResponse[]>;
}

/** Reads the responses of an export. */
@Injectable()
export class ReadExport {
  constructor(
    private readonly queries: ResponseQueries,
    private readonly directory: SurveyDirectory,
  ) {}

  /** The responses that were accepted until `asOf`. Throws survey-not-found. */
  async execute(address: SurveyAddress, filter: ResponseFilter, asOf: Date): Promise<ResponseExport> {
    const newest = await this.directory.find(address);
    if (newest === undefined) throw responsesErrors.error('survey-not-found');
    refuseAnonymous(newest);
    const versions: PublishedSurvey[] = [];
    for (let version = 1; version <= newest.version; version += 1) {
      const survey = await this.directory.find(address, version);
      if (survey !== undefined) versions.push(survey);
    }
    return { versions, responses: this.#pages(address, filter, asOf) };
  }

  async *#pages(
    { tenantId, surveyId }: SurveyAddress,
    given: ResponseFilter,
    asOf: Date,
  ): AsyncGenerator<readonly StoredResponse[]> {
    // Without an upper bound the export of a busy survey might never finish.
    const until = new Date(asOf.getTime() + 1).toISOString();
    const end = given.createdBefore === undefined ? undefined : new Date(given.createdBefore).toISOString();
    const filter = { ...given, surveyId, createdBefore: end !== undefined && end < until ? end : until };
    for (let after: Position | undefined; ;) {
      const { items, hasMore } = await this.queries.list(tenantId, filter, { after, order: 'asc', limit: PAGE_SIZE });
      yield items;
      if (!hasMore) return;
      after = items.at(-1);
    }
  }
}
