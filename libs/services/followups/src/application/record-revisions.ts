import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { scoreLevelOfFacts, scoresText } from '../domain/response-facts.js';
import { recordRevision } from '../domain/response-changes.js';
import { OpenTasks } from './open-tasks.js';
import { ResponseFactsStore, type RevisedFacts, type StoredRevision } from './response-facts-store.js';
import { TaskStore } from './task-store.js';

/**
 * Updates the copies of revised responses, adds the revisions to the history of the tasks about them, and opens the tasks that the
 * new answers ask for. A revision never closes a task.
 */
@Injectable()
export class RecordRevisions {
  constructor(
    private readonly facts: ResponseFactsStore,
    private readonly tasks: TaskStore,
    private readonly openTasks: OpenTasks,
  ) {}

  async execute(tx: BatchTx, revisions: readonly RevisedFacts[], now: Date): Promise<void> {
    const stored = await this.facts.revise(tx, revisions);
    if (stored.length === 0) return;
    await this.#addToHistory(tx, stored);
    // Every revision is evaluated, so that batching does not decide which tasks are opened.
    await this.openTasks.execute(tx, stored, now);
  }

  async #addToHistory(tx: BatchTx, stored: readonly StoredRevision[]): Promise<void> {
    const responses = stored.map(({ tenantId, facts }) => ({ tenantId, responseId: facts.responseId }));
    for (const { tenantId, taskId, responseId } of await this.tasks.allOf(tx, distinct(responses))) {
      const task = await this.tasks.lock(tx, tenantId, taskId);
      if (task === undefined) continue;
      const revisions = stored.filter(({ facts }) => facts.responseId === responseId);
      const entries = revisions.map(({ revision, before, facts, at }) =>
        recordRevision(revision, { from: before === undefined ? null : scoresText(before), to: scoresText(facts) }, at),
      );
      const newest = revisions.at(-1);
      const scoreLevel = newest === undefined ? task.scoreLevel : scoreLevelOfFacts(newest.facts);
      await this.tasks.store(tx, tenantId, { ...task, scoreLevel }, entries);
    }
  }
}

function distinct<T extends { readonly responseId: string }>(responses: readonly T[]): readonly T[] {
  return [...new Map(responses.map((response) => [response.responseId, response])).values()];
}
