import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { PreparedReports } from '../prepared/prepared-reports.js';
import { HandlingStore, type HandlingReport, type PromiseReport, type Respondent } from './handling-store.js';

/** The prepared report that depends on what is recorded here. */
const KIND = 'effect';

/** Records how tasks were handled and who answered, and has the report of their effect prepared again. */
@Injectable()
export class RecordHandling {
  constructor(
    private readonly store: HandlingStore,
    private readonly reports: PreparedReports,
  ) {}

  async tasks(tx: BatchTx, reports: readonly HandlingReport[]): Promise<void> {
    await this.store.merge(tx, reports);
    await this.#markStale(tx, reports);
  }

  async promises(tx: BatchTx, reports: readonly PromiseReport[]): Promise<void> {
    await this.store.mergePromises(tx, reports);
    await this.#markStale(tx, reports);
  }

  async respondents(tx: BatchTx, respondents: readonly Respondent[]): Promise<void> {
    await this.store.saveRespondents(tx, respondents);
    await this.#markStale(tx, respondents);
  }

  async #markStale(tx: BatchTx, changed: readonly { readonly tenantId: string }[]): Promise<void> {
    if (changed.length > 0)
      await this.reports.markStale(
        tx,
        KIND,
        changed.map(({ tenantId }) => tenantId),
      );
  }
}
