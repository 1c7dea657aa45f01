import { Injectable } from '@nestjs/common';
import type { NewEvent } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { derivedId } from '@hearback/kernel';
import type { Reason } from '../../domain/matches.js';
import type { ResponseFacts } from '../../domain/response-facts.js';
import { actRefusal, type ActKind, type ActState, type RuleAct } from '../../domain/rule-act.js';
import type { Rule } from '../../domain/rule.js';
import type { Task } from '../../domain/task.js';
import { StaffDirectory } from '../staff-directory.js';
import { CustomerDirectory } from '../thread/customer-directory.js';
import { ToneGuard } from '../tone-guard.js';
import { WriteMessage } from '../thread/write-message.js';
import { actEvent } from './act-events.js';
import { RuleActStore, type StoredAct } from './rule-act-store.js';

/** A rule that acts on a response now. */
export interface ActingRule {
  readonly tenantId: string;
  readonly facts: ResponseFacts;
  readonly rule: Rule;
  readonly runId: string;
  /** The task that it has opened; absent: it opens none. */
  readonly task: Task | undefined;
  readonly because: readonly Reason[];
}

interface Outcome {
  readonly state: ActState;
  readonly reason: string | null;
}

/**
 * Does what rules do after they have opened their tasks: in the order of the rules, each act once, with its explanation. What
 * another service does is an event of the same transaction, so it is asked for exactly if the act is stored.
 */
@Injectable()
export class ActOnResponses {
  constructor(
    private readonly acts: RuleActStore,
    private readonly staff: StaffDirectory,
    private readonly tone: ToneGuard,
    private readonly messages: WriteMessage,
    private readonly customers: CustomerDirectory,
  ) {}

  /** Returns the events to append. `acting`: each pair of response and rule once, and only if it has not acted before. */
  async execute(tx: BatchTx, acting: readonly ActingRule[], now: Date): Promise<readonly NewEvent[]> {
    const withActs = acting.filter(({ rule }) => rule.acts.length > 0);
    if (withActs.length === 0) return [];
    const responseIds = [...new Set(withActs.map(({ facts }) => facts.responseId))];
    const known = await this.acts.reached(tx, responseIds);
    const reached = new Map(responseIds.map((id) => [id, new Set(known.get(id))]));
    const invitations = withActs.flatMap(({ facts }) => facts.invitationId ?? []);
    const requested = await this.acts.requested(tx, invitations);
    const notProfiled = await this.customers.notProfiled(
      tx,
      withActs.flatMap(({ tenantId, facts: { customer } }) => (customer === null ? [] : [{ tenantId, customer }])),
    );
    const stored: StoredAct[] = [];
    const events: NewEvent[] = [];
    for (const one of withActs.toSorted((a, b) => a.rule.position - b.rule.position)) {
      const { facts, rule } = one;
      const ofResponse = reached.get(facts.responseId) as Set<ActKind>;
      const repliesToRule = facts.invitationId !== null && requested.has(facts.invitationId);
      for (const [n, act] of rule.acts.entries()) {
        const notified = act.kind === 'notify' ? await this.#notified(tx, one.tenantId, act) : [];
        const noProfiling = notProfiled.some((of) => of.tenantId === one.tenantId && of.customer === facts.customer);
        const situation = { customer: facts.customer, noProfiling, repliesToRule, reached: ofResponse };
        const refusal =
          actRefusal(act, situation) ?? (act.kind === 'notify' && notified.length === 0 ? 'nobody-active' : undefined);
        const outcome = refusal === undefined ? await this.#decide(tx, one, act) : refused(refusal);
        const row = storedAct(one, act, n + 1, outcome, now);
        stored.push(row);
        if (outcome.state === 'refused') continue;
        ofResponse.add(act.kind);
        const event = actEvent(row, one.task, notified, facts.scores);
        if (event !== undefined) events.push(event);
      }
    }
    await this.acts.add(tx, stored);
    return events;
  }

  /** Does what this service does itself, and asks the rules of tone for what another one sends. */
  async #decide(tx: BatchTx, { tenantId, facts, task, rule, runId }: ActingRule, act: RuleAct): Promise<Outcome> {
    if (act.kind === 'send_message') {
      if (task === undefined) return refused('no-task');
      const id = actId(runId, rule.acts.indexOf(act) + 1);
      const wanted = {
        id,
        taskId: task.id,
        writer: 'automatic',
        memberId: null,
        purpose: 'rule',
        text: act.text,
      } as const;
      const written = await this.messages.execute(tx, tenantId, wanted);
      return written.kind === 'written' ? { state: 'done', reason: null } : refused(written.reason);
    }
    if (act.kind === 'send_chat') return { state: 'requested', reason: null };
    if (act.kind !== 'send_survey') return { state: 'done', reason: null };
    const { customer, touchpointId } = facts;
    const decision = await this.tone.mayWrite(tx, tenantId, { writer: 'automatic', customer, touchpointId });
    return decision === 'write' ? { state: 'requested', reason: null } : refused(decision);
  }

  async #notified(
    tx: BatchTx,
    tenantId: string,
    { staffIds, teamIds }: RuleAct & { readonly kind: 'notify' },
  ): Promise<readonly string[]> {
    const ids = [...new Set([...staffIds, ...(await this.staff.membersOf(tx, tenantId, teamIds))])];
    const active = await this.staff.activeAmong(tx, tenantId, ids);
    return ids.filter((id) => active.has(id));
  }
}

/** The id of the act at this position, and of the message or invitation that it sends. */
function actId(runId: string, position: number): string {
  return derivedId('rule-act', runId, String(position));
}

function refused(reason: string): Outcome {
  return { state: 'refused', reason };
}

function storedAct(
  { tenantId, facts, rule, runId, task, because }: ActingRule,
  act: RuleAct,
  position: number,
  { state, reason }: Outcome,
  at: Date,
): StoredAct {
  return {
    tenantId,
    id: actId(runId, position),
    runId,
    responseId: facts.responseId,
    ruleId: rule.id,
    ruleVersion: rule.version,
    ruleName: rule.name,
    position,
    taskId: task?.id ?? null,
    customer: facts.customer,
    act,
    because,
    state,
    reason,
    at,
    settledAt: null,
  };
}
