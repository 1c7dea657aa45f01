import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import type { Recovery } from '../../domain/recovery/recovery.js';
import { commentOf, scoreLevelOfFacts, type ResponseFacts } from '../../domain/response-facts.js';
import type { TenantFacts } from '../response-facts-store.js';
import { TaskReopener } from '../task-reopener.js';
import { TaskStore } from '../task-store.js';
import { RecoveryStore } from './recovery-store.js';

/** Characters of the customer's words that the history of a task keeps as its reason. */
const MAX_REASON = 500;

/** Gives tasks the answers to the surveys after their resolution; an unhappy one opens its task again, once. */
@Injectable()
export class AnswerRecovery {
  constructor(
    private readonly recoveries: RecoveryStore,
    private readonly tasks: TaskStore,
    private readonly reopener: TaskReopener,
  ) {}

  /** Takes the answers to such surveys; returns the other responses, on which rules act. */
  async execute(tx: BatchTx, responses: readonly TenantFacts[], now: Date): Promise<readonly TenantFacts[]> {
    const others = await this.without(tx, responses);
    if (others.length === responses.length) return responses;
    const left = new Set(others);
    for (const answer of responses.filter((response) => !left.has(response))) await this.#take(tx, answer, now);
    return others;
  }

  /** The responses that are no answers to such surveys. */
  async without(tx: BatchTx, responses: readonly TenantFacts[]): Promise<readonly TenantFacts[]> {
    const invitations = responses.flatMap(({ facts }) => facts.invitationId ?? []);
    const known = await this.recoveries.among(tx, invitations);
    return responses.filter(({ facts }) => facts.invitationId === null || !known.has(facts.invitationId));
  }

  async #take(tx: BatchTx, { tenantId, facts }: TenantFacts, now: Date): Promise<void> {
    const id = facts.invitationId as string;
    const found = await this.recoveries.find(tx, tenantId, id);
    if (found === undefined) return;
    const task = await this.tasks.lock(tx, tenantId, found.taskId);
    const before = (await this.recoveries.lock(tx, tenantId, id)) ?? found;
    const after = answered(before, facts);
    const isUnhappy = after.level === 'low' && before.reopenedAt === null;
    const reopens = isUnhappy && task?.status === 'resolved' && task.reopenCount === before.round;
    await this.recoveries.update(tx, tenantId, reopens ? { ...after, reopenedAt: now } : after);
    if (!reopens || task === undefined) return;
    const reason = commentOf(facts)?.slice(0, MAX_REASON) ?? null;
    await this.reopener.reopen(tx, tenantId, task, { reason, by: { kind: 'customer', id: null }, at: now });
  }
}

function answered(recovery: Recovery, facts: ResponseFacts): Recovery {
  const [first] = facts.scores;
  return {
    ...recovery,
    state: 'answered',
    reason: null,
    // Whoever has answered was asked, even if that is told later.
    sentAt: recovery.sentAt ?? facts.submittedAt,
    responseId: facts.responseId,
    score: first?.score ?? null,
    scoreMax: first?.max ?? null,
    level: scoreLevelOfFacts(facts),
    answeredAt: facts.submittedAt,
  };
}
