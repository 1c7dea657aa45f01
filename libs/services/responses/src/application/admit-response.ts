import type { NewEvent } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import type { OpenResponse } from '../domain/open-response.js';
import { useOf, type PersonalLink } from '../domain/personal-link.js';
import type { PublishedSurvey } from '../domain/published-survey.js';
import { OpenResponseStore } from './open-response-store.js';
import { PersonalLinkStore } from './personal-link-store.js';
import { SubmissionGate } from './submission-gate.js';
import { withdrawnEvent } from './withdraw-answers.js';

/** Whether a response counts, and the events of what it replaces. */
export interface Admission {
  readonly counts: boolean;
  readonly events: readonly NewEvent[];
}

/** Decides in the transaction that stores a response whether it counts: by the quota, and once for each use of a personal link. */
@Injectable()
export class AdmitResponse {
  constructor(
    private readonly gate: SubmissionGate,
    private readonly links: PersonalLinkStore,
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
    const { tenantId, submissionId, personalLinkId: id, storedAt } = open;
    const link = id === undefined ? undefined : await this.links.lockForUse(tx, { tenantId, id });
    if (becomesComplete && !open.isTest) await this.gate.complete(tx, survey, { submissionId, isBegun: true, link });
    if (link === undefined || (storedAt !== undefined && !becomesComplete)) return { counts: true, events: [] };
    return this.#use(tx, link, open);
  }

  async #use(tx: BatchTx, link: PersonalLink, { submissionId, completedAt }: OpenResponse): Promise<Admission> {
    const use = { submissionId, isComplete: completedAt !== undefined };
    const outcome = useOf(link, use);
    if (outcome.kind === 'surplus') return { counts: false, events: [] };
    await this.links.setUse(tx, link, use);
    if (outcome.replaces === undefined) return { counts: true, events: [] };
    const { tenantId, surveyId } = link;
    const replaced = await this.openResponses.lock(tx, { tenantId, surveyId, submissionId: outcome.replaces });
    if (replaced === undefined || replaced.withdrawnAt !== undefined) return { counts: true, events: [] };
    const time = this.clock.now();
    await this.openResponses.withdraw(tx, replaced, time);
    return { counts: true, events: [withdrawnEvent(replaced, time)] };
  }
}
