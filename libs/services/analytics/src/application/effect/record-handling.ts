import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { PreparedReports } from '../prepared/prepared-reports.js';
import { HandlingStore, type HandlingReport, type PromiseReport, type Respondent } from './handling-store.js';

/** The prepared reports that depend on what is recorded here. */
const KINDS = ['effect', 'key-figures'] as const;

/** Records how tasks were handled and who answered, and has the reports of them prepared again. */
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

  /** `answered`: all workspaces with an answer, also of nobody who is known. */
  async respondents(
    tx: BatchTx,
    respondents: readonly Respondent[],
    answered: readonly { readonly tenantId: string }[],
  ): Promise<void> {
    await this.store.saveRespondents(tx, respondents);
    await this.#markStale(tx, answered);
  }

  async #markStale(tx: BatchTx, changed: readonly { readonly tenantId: string }[]): Promise<void> {
    if (changed.length === 0) return;
    const tenantIds = changed.map(({ tenantId }) => tenantId);
    for (const kind of KINDS) await this.reports.markStale(tx, kind, tenantIds);
  }
}
