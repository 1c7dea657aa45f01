import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '@hearback/database';
import { Clock, type Page, type PageRequest } from '@hearback/kernel';
import type { InvitationSelection } from '../domain/invitation-selection.js';
import { analyticsErrors } from './analytics.errors.js';
import { CohortInvitations, CohortQueries, type ObservedInvitation } from './cohort-queries.js';
import { checkedFrame, frameRequest } from './metric-request.js';
import type { CohortRequest } from './read-response-rates.js';
import { ReportLimits } from './report-limits.js';
import { ScoreQueries } from './score-queries.js';

/** Lists exactly the invitations behind a number of the response rates. */
@Injectable()
export class ListCohortInvitations {
  constructor(
    private readonly database: TenantDatabase,
    private readonly scores: ScoreQueries,
    private readonly cohorts: CohortQueries,
    private readonly invitations: CohortInvitations,
    private readonly clock: Clock,
    private readonly limits: ReportLimits,
  ) {}

  /** Throws the same errors as `ReadResponseRates`. */
  execute(
    request: CohortRequest,
    selection: InvitationSelection,
    page: PageRequest,
  ): Promise<Page<ObservedInvitation>> {
    const now = this.clock.now();
    const wanted = frameRequest(request, 'month', now, this.limits.maxBuckets);
    return this.database.withTenant(request.tenantId, async (tx) => {
      if (!(await this.cohorts.targetsExist(tx, request.filter))) throw analyticsErrors.error('not-found');
      const frame = checkedFrame(await this.scores.frame(tx, wanted), this.limits.maxBuckets);
      return this.invitations.list(tx, { filter: request.filter, period: frame, now, selection }, page);
    });
  }
}
