import type { NewEvent } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import type { OpenResponse } from '../domain/open-response.js';
import { isConfirmed, type InvitationLink } from '../domain/invitation-link.js';
import { useOf, type CustomerLink } from '../domain/personal-link.js';
import type { PublishedSurvey } from '../domain/published-survey.js';
import { AnswerLinks, type AnswerLink } from './answer-links.js';
import { OpenResponseStore } from './open-response-store.js';
import { SubmissionGate } from './submission-gate.js';
import { withdrawnEvent } from './withdraw-answers.js';

/** Whether a response counts, and the events of what it replaces. */
export interface Admission {
  /** `held`: the invitation that it answers is not confirmed. `surplus`: another response to its link counts. */
  readonly verdict: 'counts' | 'surplus' | 'held';
  /** The locked invitation that it answers. */
  readonly invitation: InvitationLink | undefined;
  readonly events: readonly NewEvent[];
}

/** Decides in the transaction that stores a response whether it counts: by the quota, once for each use of a link, and only if its invitation is confirmed. */
@Injectable()
export class AdmitResponse {
  constructor(
    private readonly gate: SubmissionGate,
    private readonly links: AnswerLinks,
    private readonly openResponses: OpenResponseStore,
    private readonly clock: Clock,
  ) {}

  /** `becomesComplete`: its sender has just completed it. Throws a refusal of the submission policy. */
  async execute(
    tx: BatchTx,
    survey: PublishedSurvey,
    open: OpenResponse,
    becomesComplete: boolean,
  ): Promise<Admission> {
    const { submissionId, storedAt } = open;
    const own = await this.links.lock(tx, open);
    const { link, invitation } = own;
    if (invitation !== undefined && storedAt === undefined && !isConfirmed(invitation, open))
      return { verdict: 'held', invitation, events: [] };
    if (becomesComplete && !open.isTest) await this.gate.complete(tx, survey, { submissionId, isBegun: true, link });
    if (link === undefined || (storedAt !== undefined && !becomesComplete))
      return { verdict: 'counts', invitation, events: [] };
    return { ...(await this.#use(tx, own, link, open)), invitation };
  }

  async #use(
    tx: BatchTx,
    own: AnswerLink,
    link: CustomerLink,
    { submissionId, completedAt }: OpenResponse,
  ): Promise<Omit<Admission, 'invitation'>> {
    const use = { submissionId, isComplete: completedAt !== undefined };
    const outcome = useOf(link, use);
    if (outcome.kind === 'surplus') return { verdict: 'surplus', events: [] };
    await this.links.setUse(tx, own, use);
    if (outcome.replaces === undefined) return { verdict: 'counts', events: [] };
    const { tenantId, surveyId } = link;
    const replaced = await this.openResponses.lock(tx, { tenantId, surveyId, submissionId: outcome.replaces });
    if (replaced === undefined || replaced.withdrawnAt !== undefined) return { verdict: 'counts', events: [] };
    const time = this.clock.now();
    await this.openResponses.withdraw(tx, replaced, time);
    return { verdict: 'counts', events: [withdrawnEvent(replaced, time)] };
  }
}
