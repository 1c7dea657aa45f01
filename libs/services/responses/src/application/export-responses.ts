import type { AuditedActionV1 } from '@hearback/contracts';
import { TenantDatabase } from '@hearback/database';
import { Clock, type Position } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import type { PublishedSurvey } from '../domain/published-survey.js';
import type { Actor } from '../domain/actor.js';
import { AuditTrail } from './audit-trail.js';
import { ResponseQueries, type ResponseFilter, type StoredResponse } from './response-queries.js';
import { responsesErrors } from './responses.errors.js';
import type { SurveyAddress } from './survey-copies.js';
import { SurveyDirectory } from './survey-directory.js';

/** Responses read at a time; bounds the memory that a slow reader holds. */
const PAGE_SIZE = 500;

/** The responses of a survey up to now, with its versions. */
export interface ResponseExport {
  /** Ascending by number. */
  readonly versions: readonly PublishedSurvey[];
  /** In the order of acceptance; loaded page by page as they are consumed. */
  readonly responses: AsyncIterable<readonly StoredResponse[]>;
}

/** Exports responses of a survey, and records who did it. */
@Injectable()
export class ExportResponses {
  constructor(
    private readonly queries: ResponseQueries,
    private readonly directory: SurveyDirectory,
    private readonly audit: AuditTrail,
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
  ) {}

  /** Throws survey-not-found. */
  async execute(
    address: SurveyAddress,
    filter: ResponseFilter,
    request: { readonly by: Actor; readonly format: string },
  ): Promise<ResponseExport> {
    const newest = await this.directory.find(address);
    if (newest === undefined) throw responsesErrors.error('survey-not-found');
    const versions: PublishedSurvey[] = [];
    for (let version = 1; version <= newest.version; version += 1) {
      const survey = await this.directory.find(address, version);
      if (survey !== undefined) versions.push(survey);
    }
    await this.#record(address, filter, request);
    return { versions, responses: this.#pages(address, filter) };
  }

  #record(
    { tenantId, surveyId }: SurveyAddress,
    filter: ResponseFilter,
    { by, format }: { by: Actor; format: string },
  ) {
    // The audit log is never erased, so it must not name the customer, nor what was searched for.
    const { customer, text, ...settings } = filter;
    const named = { customer: customer === undefined ? undefined : true, text: text === undefined ? undefined : true };
    const used = Object.entries({ ...settings, ...named });
    const given = Object.fromEntries(used.filter(([, value]) => value !== undefined));
    const action = {
      tenantId,
      by,
      action: 'responses.exported',
      target: { kind: 'survey', id: surveyId },
      after: { format, filter: given as AuditedActionV1['after'] },
    };
    return this.database.withTenant(tenantId, (tx) => this.audit.record(tx, action));
  }

  async *#pages(
    { tenantId, surveyId }: SurveyAddress,
    given: ResponseFilter,
  ): AsyncGenerator<readonly StoredResponse[]> {
    // Without an upper bound the export of a busy survey might never finish.
    const now = new Date(this.clock.now().getTime() + 1).toISOString();
    const end = given.createdBefore === undefined ? undefined : new Date(given.createdBefore).toISOString();
    const filter = { ...given, surveyId, createdBefore: end !== undefined && end < now ? end : now };
    for (let after: Position | undefined; ;) {
      const { items, hasMore } = await this.queries.list(tenantId, filter, { after, order: 'asc', limit: PAGE_SIZE });
      yield items;
      if (!hasMore) return;
      after = items.at(-1);
    }
  }
}
