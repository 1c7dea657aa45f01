import type { AuditedActionV1 } from '@hearback/contracts';
import type { UnitOfWork } from '@hearback/database';
import { ExportTickets, type ExportOf } from '@hearback/http';
import { Clock } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { refuseAnonymous } from './anonymous/anonymous-guard.js';
import type { Actor } from '../domain/actor.js';
import { AuditTrail } from './audit-trail.js';
import type { ResponseFilter } from './response-queries.js';
import { responsesErrors } from './responses.errors.js';
import { SurveyDirectory } from './survey-directory.js';

/** Who exports which responses. */
export interface ExportRequest {
  readonly by: Actor;
  readonly surveyId: string;
  readonly filter: ResponseFilter;
  readonly format: string;
  /** All of it as the query of the file. */
  readonly query: string;
}

/** An export that has begun. */
export interface StartedExport extends ExportOf {
  readonly id: string;
  /** When its file can no longer be asked for. */
  readonly expiresAt: Date;
}

/** Starts an export of responses: records who takes what, and makes the id with which the file is asked for. */
@Injectable()
export class StartResponseExport {
  constructor(
    private readonly directory: SurveyDirectory,
    private readonly audit: AuditTrail,
    private readonly tickets: ExportTickets,
    private readonly clock: Clock,
  ) {}

  /** Throws survey-not-found. */
  async execute(unit: UnitOfWork, { by, surveyId, filter, format, query }: ExportRequest): Promise<StartedExport> {
    const { tenantId } = unit;
    const survey = await this.directory.find({ tenantId, surveyId });
    if (survey === undefined) throw responsesErrors.error('survey-not-found');
    refuseAnonymous(survey);
    return unit.run(async (tx) => {
      const what = { tenantId, asOf: this.clock.now() };
      const target = { kind: 'survey', id: surveyId };
      const after = { format, filter: recordedOf(filter) };
      await this.audit.record(tx, { tenantId, by, action: 'responses.exported', target, after });
      const id = this.tickets.ticketOf(what, exportContentOf(query));
      return { ...what, id, expiresAt: this.tickets.expiryOf(what) };
    });
  }
}

/** The audit log is never erased, so it must not name the customer, nor what was searched for. */
function recordedOf({ customer, text, ...settings }: ResponseFilter): AuditedActionV1['after'] {
  const named = { customer: customer === undefined ? undefined : true, text: text === undefined ? undefined : true };
  const given = Object.entries({ ...settings, ...named }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as AuditedActionV1['after'];
}

/** What the id of an export of responses stands for. */
export function exportContentOf(query: string): string {
  return `responses: ${query}`;
}
