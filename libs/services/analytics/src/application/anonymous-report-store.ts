import type { AnonymousPeriodClosedV1 } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import type { AnonymousReport } from '../domain/anonymous-report.js';

/** The reports of anonymous surveys. */
export abstract class AnonymousReportStore {
  /** Saves a report; one that is stored already stays. */
  abstract save(tx: BatchTx, tenantId: string, report: AnonymousPeriodClosedV1): Promise<void>;
  abstract find(tenantId: string, id: string): Promise<AnonymousReport | undefined>;
  /** The report of the same survey for the period that ended when this one began. */
  abstract before(tenantId: string, report: AnonymousReport): Promise<AnonymousReport | undefined>;
  /** In the order (closed_at, id). */
  abstract list(tenantId: string, surveyId: string | undefined, page: PageRequest): Promise<Page<AnonymousReport>>;
}
