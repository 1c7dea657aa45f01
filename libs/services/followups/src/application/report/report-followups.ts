import { Injectable } from '@nestjs/common';
import { TenantDatabase, type TenantTx } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { followupReport, type FollowupReport, type Split } from '../../domain/report/followup-report.js';
import { localPeriod, type Period } from '../../domain/report/local-period.js';
import { unhappyFollowedUp, type UnhappyFollowedUp } from '../../domain/report/unhappy-followed-up.js';
import { scoreLevelOfFacts } from '../../domain/response-facts.js';
import type { DeadlineResult } from '../../domain/task-times.js';
import { followupsErrors } from '../followups.errors.js';
import { ResponseFactsStore } from '../response-facts-store.js';
import { StaffDirectory } from '../staff-directory.js';
import { ReportedTasks } from './reported-tasks.js';

/** What is asked for. */
export interface FollowupReportRequest {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly split: Split;
  /** Only tasks about this touchpoint; null: all. */
  readonly touchpointId: string | null;
}

/** The report with its period. */
export interface PeriodReport extends Period {
  readonly timeZone: string;
  readonly now: Date;
  readonly report: FollowupReport;
  readonly unhappy: UnhappyFollowedUp;
}

/** Reports how tasks that were opened in a period were answered and resolved, why they were opened, and what they cost. */
@Injectable()
export class ReportFollowups {
  constructor(
    private readonly database: TenantDatabase,
    private readonly tasks: ReportedTasks,
    private readonly facts: ResponseFactsStore,
    private readonly directory: StaffDirectory,
    private readonly clock: Clock,
  ) {}

  /** @throws `bad-period` */
  execute(tenantId: string, request: FollowupReportRequest): Promise<PeriodReport> {
    return this.database.withTenant(tenantId, async (tx) => {
      const { timeZone } = await this.directory.workspaceOf(tx, tenantId);
      const now = this.clock.now();
      const period = localPeriod(request, timeZone, now);
      if ('wrong' in period) {
        const errors = [{ pointer: `/${period.wrong}`, code: 'invalid-value', detail: period.detail }];
        throw followupsErrors.error('bad-period', undefined, { errors });
      }
      const { touchpointId, split } = request;
      const { tasks, currency } = await this.tasks.openedIn(tx, period, touchpointId, now);
      const unhappy = await this.#unhappy(tx, period, touchpointId, now);
      return { ...period, timeZone, now, report: followupReport(tasks, { split, currency }), unhappy };
    });
  }

  async #unhappy(
    tx: TenantTx,
    { from, to }: Period,
    touchpointId: string | null,
    now: Date,
  ): Promise<UnhappyFollowedUp> {
    const results: (readonly DeadlineResult[])[] = [];
    for await (const page of this.facts.answeredIn(tx, from, to)) {
      const ids = page
        .filter((facts) => scoreLevelOfFacts(facts) === 'low')
        .filter((facts) => touchpointId === null || facts.touchpointId === touchpointId)
        .map(({ responseId }) => responseId);
      if (ids.length === 0) continue;
      const ofResponses = new Map<string, DeadlineResult[]>(ids.map((id) => [id, []]));
      for (const { responseId, result } of await this.tasks.ofResponses(tx, ids, now)) {
        ofResponses.get(responseId)?.push(result);
      }
      results.push(...ofResponses.values());
    }
    return unhappyFollowedUp(results);
  }
}
