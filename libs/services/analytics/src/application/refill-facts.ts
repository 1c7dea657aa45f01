import type { BatchTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { EarlierEvents } from './earlier-events.js';
import { RebuildStore } from './rebuild.js';
import { UnderstandTexts, type TextResponse } from './text/understand-texts.js';

/** Maximum number of events read from a partition per transaction. */
const BATCH = 1_000;

const NOWHERE: ReadonlyMap<string, number> = new Map();

/**
 * Fills tables that are younger than a workspace from the log, as part of a rebuild. Events are consumed again in their order and up to the
 * committed offsets, so that their last ones hold. Nothing is done by rules because of them.
 */
@Injectable()
export class RefillFacts {
  constructor(
    private readonly rebuilds: RebuildStore,
    private readonly events: EarlierEvents,
    private readonly understand: UnderstandTexts,
  ) {}

  /** Whether the facts of the workspace are of an older release. */
  isDue(tx: BatchTx, tenantId: string): Promise<boolean> {
    return this.rebuilds.hasOlderFacts(tx, tenantId);
  }

  /** Until where there is something to fill; nowhere if it is not due. `lock` blocks consuming until the end of the transaction. */
  async ends(tx: BatchTx, isDue: boolean, lock: boolean): Promise<ReadonlyMap<string, number>> {
    if (!isDue) return NOWHERE;
    return lock ? this.events.lockCommittedOffsets(tx) : this.events.committedOffsets(tx);
  }

  /**
   * Consumes a batch of one partition; returns its next offset, or nothing if all are consumed. Not of several: their consumers lock the marks of
   * reports each in an order of its own.
   */
  async execute(
    tx: BatchTx,
    tenantId: string,
    positions: Readonly<Record<string, number>>,
    ends: ReadonlyMap<string, number>,
  ): Promise<Readonly<Record<string, number>>> {
    for (const [place, until] of ends) {
      const from = positions[place] ?? 0;
      if (from < until)
        return { [place]: await this.events.consumeAgain(tx, tenantId, { place, from, until, limit: BATCH }) };
    }
    return {};
  }

  /** Reads what customers wrote in these responses. */
  texts(tx: BatchTx, responses: readonly TextResponse[]): Promise<void> {
    return this.understand.execute(
      tx,
      responses.map((response) => ({ ...response, mayAct: false })),
    );
  }
}
