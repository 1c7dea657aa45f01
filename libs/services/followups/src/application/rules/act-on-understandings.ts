import type { BatchTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { OpenTasks } from '../open-tasks.js';
import { ResponseFactsStore, type TenantFacts } from '../response-facts-store.js';
import { Understandings, type TenantUnderstanding } from './understandings.js';

/** What the comments of a response say, and whether rules may act on it. */
export interface ToldUnderstanding extends TenantUnderstanding {
  readonly mayAct: boolean;
}

/** Stores what comments say, and lets the rules act that ask for it. */
@Injectable()
export class ActOnUnderstandings {
  constructor(
    private readonly understandings: Understandings,
    private readonly facts: ResponseFactsStore,
    private readonly openTasks: OpenTasks,
  ) {}

  /** A response that is not known yet is decided about when it comes. */
  async execute(tx: BatchTx, told: readonly ToldUnderstanding[], now: Date): Promise<void> {
    await this.understandings.put(tx, told);
    const acting = told.filter(({ mayAct }) => mayAct);
    const asked = await this.openTasks.askingForTexts(
      tx,
      acting.map(({ tenantId }) => tenantId),
    );
    if (asked.length === 0) return;
    await this.understandings.lock(tx, asked);
    const known: TenantFacts[] = [];
    for (const tenantId of asked) {
      const ids = acting.filter((each) => each.tenantId === tenantId).map(({ responseId }) => responseId);
      const found = await this.facts.find(tx, tenantId, ids);
      known.push(...[...found.values()].map((facts) => ({ tenantId, facts })));
    }
    await this.openTasks.understood(tx, known, now);
  }
}
