import { Injectable } from '@nestjs/common';
import { BatchDatabase, type BatchTx } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { RebuildStore, type Rebuild } from './rebuild.js';
import { ScoreStore } from './score-store.js';
import { SubmittedLog } from './submitted-log.js';

/** Events of one partition that one transaction counts. */
const STRETCH = 2_000;

/** Rows that one transaction deletes. */
const SWEEP = 20_000;

/**
 * Counts a workspace's whole log again while answers come in, and puts the result in the place of the old counts.
 *
 * The new generation is filled beside the old one, never beyond what the old one has counted. For the last stretch the
 * counting is held: then both generations hold exactly the events below the committed offsets, and the workspace is switched
 * to the new one in that same transaction. Where the process ends in between, the work goes on from where it stood.
 */
@Injectable()
export class RebuildMetrics {
  constructor(
    private readonly database: BatchDatabase,
    private readonly rebuilds: RebuildStore,
    private readonly scores: ScoreStore,
    private readonly log: SubmittedLog,
    private readonly clock: Clock,
  ) {}

  /** Carries the running rebuild of the workspace to its end; nothing happens where there is none. */
  async execute(tenantId: string): Promise<void> {
    while (await this.#inTurn(tenantId, (tx, rebuild) => this.#step(tx, rebuild))) {
      // One transaction each: none is long, and what is counted stays counted.
    }
    await this.#inTurn(tenantId, (tx, rebuild) => this.#finish(tx, rebuild));
    while ((await this.#sweep(tenantId)) > 0) {
      // Old rows go in small transactions, too.
    }
  }

  /** Gives the running rebuild up, with the reason for whoever asked for it. */
  async giveUp(tenantId: string, reason: string): Promise<void> {
    await this.#inTurn(tenantId, async (tx, rebuild) => {
      await this.rebuilds.fail(tx, rebuild, this.clock.now(), reason);
      return false;
    });
  }

  #inTurn(tenantId: string, work: (tx: BatchTx, rebuild: Rebuild) => Promise<boolean>): Promise<boolean> {
    return this.database.withTenants([tenantId], async (tx) => {
      const rebuild = await this.rebuilds.hold(tx, tenantId);
      return rebuild === undefined ? false : work(tx, rebuild);
    });
  }

  async #step(tx: BatchTx, rebuild: Rebuild): Promise<boolean> {
    const after = await this.#catchUp(tx, rebuild, await this.log.counted(tx), STRETCH);
    return after.read;
  }

  async #finish(tx: BatchTx, rebuild: Rebuild): Promise<boolean> {
    const marks = await this.log.holdCounting(tx);
    let state = { rebuild, read: true };
    while (state.read) state = await this.#catchUp(tx, state.rebuild, marks, STRETCH);
    await this.rebuilds.finish(tx, state.rebuild, this.clock.now());
    return false;
  }

  /** Counts a stretch of each partition; `read` says whether there was anything. */
  async #catchUp(
    tx: BatchTx,
    rebuild: Rebuild,
    marks: ReadonlyMap<number, number>,
    limit: number,
  ): Promise<{ readonly rebuild: Rebuild; readonly read: boolean }> {
    const positions = { ...rebuild.positions };
    let { events } = rebuild;
    let read = false;
    for (const [partition, until] of marks) {
      const from = positions[partition] ?? 0;
      if (from >= until) continue;
      const stretch = await this.log.read(tx, rebuild.tenantId, { partition, from, until, limit });
      await this.scores.add(tx, stretch.facts, rebuild.generation);
      positions[partition] = stretch.next;
      events += stretch.events;
      read = true;
    }
    const after = { ...rebuild, positions, events };
    if (read) await this.rebuilds.advance(tx, after);
    return { rebuild: after, read };
  }

  #sweep(tenantId: string): Promise<number> {
    return this.database.withTenants([tenantId], (tx) => this.scores.sweep(tx, tenantId, SWEEP));
  }
}
