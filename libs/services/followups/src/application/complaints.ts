import { Injectable } from '@nestjs/common';
import { ComplaintChanged, newEvent } from '@hearback/contracts';
import type { Tx } from '@hearback/database';
import { derivedId } from '@hearback/kernel';
import { scoreLevelOfFacts, type ResponseFacts } from '../domain/response-facts.js';
import { isClosed, type Task } from '../domain/task.js';
import { ResponseFactsStore } from './response-facts-store.js';

/** Says whether a task about an unhappy answer of a customer is open: whoever waits for an answer is not asked the next question. */
@Injectable()
export class Complaints {
  constructor(private readonly facts: ResponseFactsStore) {}

  /** The event of a stored task that was opened, closed or opened again; none if it is about no such answer. */
  async changed(tx: Tx, tenantId: string, task: Task, at: Date) {
    if (task.responseId === null) return [];
    const facts = (await this.facts.find(tx, tenantId, [task.responseId])).get(task.responseId);
    return facts === undefined ? [] : complaintChanged(tenantId, task, facts, at);
  }
}

/** The event of a stored task whose answer is known; none if a happy customer gave it, or nobody knows who. */
export function complaintChanged(tenantId: string, task: Task, facts: ResponseFacts, at: Date) {
  if (facts.customer === null || scoreLevelOfFacts(facts) !== 'low') return [];
  const payload = {
    task_id: task.id,
    external_id: facts.customer,
    open: !isClosed(task.status),
    revision: task.revision,
    changed_at: at.toISOString(),
  };
  const id = derivedId('complaint-changed', task.id, String(task.revision));
  return [newEvent(ComplaintChanged, { id, tenantId, time: at, payload })];
}
