import type { BatchTx, Tx } from '@hearback/database';
import type { Reason } from '../../domain/matches.js';
import type { ActKind, ActState, RuleAct } from '../../domain/rule-act.js';

/** An act of a rule about a response, with its explanation. */
export interface StoredAct {
  readonly tenantId: string;
  /** Follows from response, rule and position; of a survey that is sent it is the id of the invitation. */
  readonly id: string;
  /** The same for all acts of the rule about the response, and the id of the task where it opened one. */
  readonly runId: string;
  readonly responseId: string;
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly ruleName: string;
  /** 1, 2, 3 … in the order of the rule. */
  readonly position: number;
  readonly taskId: string | null;
  /** The workspace's own id of the customer. */
  readonly customer: string | null;
  readonly act: RuleAct;
  readonly because: readonly Reason[];
  readonly state: ActState;
  /** Why it was refused; null otherwise. */
  readonly reason: string | null;
  readonly at: Date;
  /** When another service said what became of it. */
  readonly settledAt: Date | null;
}

/** What another service says about an act. */
export interface ActSettlement {
  readonly tenantId: string;
  readonly actId: string;
  readonly state: ActState;
  readonly reason: string | null;
  readonly at: Date;
}

/** The acts of rules. */
export abstract class RuleActStore {
  /** The kinds of acts that reached the customer about each of these responses, refused ones left out. */
  abstract reached(tx: BatchTx, responseIds: readonly string[]): Promise<ReadonlyMap<string, ReadonlySet<ActKind>>>;
  /** Those of these invitations that a rule or the survey after a resolution asked for. */
  abstract requested(tx: BatchTx, invitationIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Adds acts; each (response, rule, position) is there once. */
  abstract add(tx: BatchTx, acts: readonly StoredAct[]): Promise<void>;
  /** Settles acts that were requested; of others, and of those that are settled already, nothing changes. */
  abstract settle(tx: BatchTx, settlements: readonly ActSettlement[]): Promise<void>;
  /** All acts in the order of response, rule and position, after this one. */
  abstract all(
    tx: Tx,
    tenantId: string,
    after: Pick<StoredAct, 'responseId' | 'ruleId' | 'position'> | undefined,
    limit: number,
  ): Promise<readonly StoredAct[]>;
  /** The acts about a task, or about a response, in the order in which they were done. */
  abstract list(
    tx: Tx,
    tenantId: string,
    about: { readonly taskId: string } | { readonly responseId: string },
  ): Promise<readonly StoredAct[]>;
}
