import { Injectable } from '@nestjs/common';
import { BatchDatabase, type BatchTx } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { withDeferredAppends } from '@hearback/messaging';
import { CountScores } from './count-scores.js';
import { RecordHandling } from './effect/record-handling.js';
import { RebuildStore, type Rebuild } from './rebuild.js';
import { RefillFacts } from './refill-facts.js';
import { SubmittedLog } from './submitted-log.js';

/** Maximum number of events read from a partition per transaction. */
const BATCH = 2_000;

/** Maximum number of rows deleted per table and transaction. */
const DELETE_BATCH = 20_000;

/**
 * Recounts all events of a workspace from the log while responses keep arriving, then replaces the old counts with the result.
 *
 * The new generation is filled next to the old one, at most up to the committed offsets. The committed offsets are locked for
 * the last batch: both generations then contain exactly the events before them, and the same transaction switches the
 * workspace to the new generation. An interrupted rebuild continues from its last committed batch.
 */
@Injectable()
export class RebuildMetrics {
  constructor(
    private readonly database: BatchDatabase,
    private readonly rebuilds: RebuildStore,
    private readonly countScores: CountScores,
    private readonly handling: RecordHandling,
    private readonly log: SubmittedLog,
    private readonly refill: RefillFacts,
    private readonly clock: Clock,
  ) {}

  /** Completes the running rebuild of the workspace, if there is one. */
  async execute(tenantId: string): Promise<void> {
    while (await this.#withRebuild(tenantId, (tx, rebuild) => this.#step(tx, rebuild))) {
      // One transaction per step, so that transactions are short and progress is kept.
    }
    await this.#withRebuild(tenantId, (tx, rebuild) => this.#finish(tx, rebuild));
    while ((await this.#deleteOldGenerations(tenantId)) > 0) {
      // Old rows are deleted in short transactions, too.
    }
  }

  /** Marks the running rebuild as failed, with the reason. */
  async fail(tenantId: string, reason: string): Promise<void> {
    await this.#withRebuild(tenantId, async (tx, rebuild) => {
      await this.rebuilds.fail(tx, rebuild, this.clock.now(), reason);
      return false;
    });
  }

  #withRebuild(tenantId: string, work: (tx: BatchTx, rebuild: Rebuild) => Promise<boolean>): Promise<boolean> {
    return this.database.withTenants([tenantId], async (tx) => {
      const rebuild = await this.rebuilds.lockRunning(tx, tenantId);
      return rebuild === undefined ? false : withDeferredAppends(tx, () => work(tx, rebuild));
    });
  }

  async #step(tx: BatchTx, rebuild: Rebuild): Promise<boolean> {
    const refills = await this.refill.isDue(tx, rebuild.tenantId);
    const ends = { answers: await this.log.committedOffsets(tx), others: await this.refill.ends(tx, refills, false) };
    const { read } = await this.#catchUp(tx, rebuild, ends, refills);
    return read;
  }

  async #finish(tx: BatchTx, rebuild: Rebuild): Promise<boolean> {
    const refills = await this.refill.isDue(tx, rebuild.tenantId);
    const answers = await this.log.lockCommittedOffsets(tx);
    const ends = { answers, others: await this.refill.ends(tx, refills, true) };
    let state = { rebuild, read: true };
    while (state.read) state = await this.#catchUp(tx, state.rebuild, ends, refills);
    await this.rebuilds.finish(tx, state.rebuild, this.clock.now());
    return false;
  }

  /** Counts a batch of each partition, up to its end; `read` is false if there was nothing left to read. `refills`: tables are new. */
  async #catchUp(
    tx: BatchTx,
    rebuild: Rebuild,
    ends: { readonly answers: ReadonlyMap<number, number>; readonly others: ReadonlyMap<string, number> },
    refills: boolean,
  ): Promise<{ readonly rebuild: Rebuild; readonly read: boolean }> {
    const filled = await this.refill.execute(tx, rebuild.tenantId, rebuild.positions, ends.others);
    if (Object.keys(filled).length > 0) {
      const after = { ...rebuild, positions: { ...rebuild.positions, ...filled } };
      await this.rebuilds.advance(tx, after);
      return { rebuild: after, read: true };
    }
    const positions = { ...rebuild.positions };
    let { events } = rebuild;
    let read = false;
    for (const [partition, until] of ends.answers) {
      const from = positions[partition] ?? 0;
      if (from >= until) continue;
      const batch = await this.log.read(tx, rebuild.tenantId, { partition, from, until, limit: BATCH });
      await this.countScores.execute(tx, batch.responses, rebuild.generation);
      await this.handling.respondents(tx, batch.respondents, batch.responses);
      if (refills) await this.refill.texts(tx, batch.texts);
      positions[partition] = batch.next;
      events += batch.events;
      read = true;
    }
    const after = { ...rebuild, positions, events };
    if (read) await this.rebuilds.advance(tx, after);
    return { rebuild: after, read };
  }

  #deleteOldGenerations(tenantId: string): Promise<number> {
    return this.database.withTenants([tenantId], (tx) =>
      this.rebuilds.deleteOldGenerations(tx, tenantId, DELETE_BATCH),
    );
  }
}
