import { BatchDatabase, type BatchTx } from '@hearback/database';
import { AppError, Clock } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import type { CustomerLink } from '../domain/personal-link.js';
import type { PublishedSurvey } from '../domain/published-survey.js';
import { refusalOf, type Refusal, type SubmissionFacts } from '../domain/submission-policy.js';
import { QuotaStore } from './quota-store.js';
import { responsesErrors } from './responses.errors.js';

/** Gathers the facts for the submission policy. */
@Injectable()
export class SubmissionGate {
  constructor(
    private readonly database: BatchDatabase,
    private readonly quota: QuotaStore,
    private readonly clock: Clock,
  ) {}

  /** Why a response cannot be begun now. */
  refusalOfNew(survey: PublishedSurvey, link?: CustomerLink): Promise<Refusal | undefined> {
    return this.#refusalOfNew(survey, link, (limit) =>
      this.database.withTenants([survey.tenantId], (tx) => this.quota.count(tx, survey, limit)),
    );
  }

  /** Throws why a response cannot be begun now. */
  async begin(tx: BatchTx, survey: PublishedSurvey, link?: CustomerLink): Promise<void> {
    throwIf(await this.#refusalOfNew(survey, link, (limit) => this.quota.count(tx, survey, limit)));
  }

  /** Throws why a response cannot become complete now. Until the end of the transaction no other response to a limited survey can. */
  async complete(
    tx: BatchTx,
    survey: PublishedSurvey,
    { isBegun, ...facts }: Pick<SubmissionFacts, 'submissionId' | 'isBegun' | 'link'>,
  ): Promise<void> {
    const { responseQuota } = survey.settings;
    const completeResponses =
      responseQuota === null ? undefined : await this.quota.lockAndCount(tx, survey, responseQuota);
    throwIf(refusalOf({ ...facts, survey, isBegun, now: this.clock.now(), completeResponses }));
  }

  async #refusalOfNew(
    survey: PublishedSurvey,
    link: CustomerLink | undefined,
    count: (limit: number) => Promise<number>,
  ): Promise<Refusal | undefined> {
    const facts = { survey, link, isBegun: false, now: this.clock.now() };
    const refusal = refusalOf(facts);
    const { responseQuota } = survey.settings;
    if (refusal !== undefined || responseQuota === null) return refusal;
    return refusalOf({ ...facts, completeResponses: await count(responseQuota) });
  }
}

function throwIf(refusal: Refusal | undefined): void {
  if (refusal !== undefined) throw responsesErrors.error(refusal);
}

/** The refusal of the policy that an error is, if it is one. */
export function refusalIn(error: unknown): Refusal | undefined {
  if (!(error instanceof AppError)) return undefined;
  return REFUSALS.find((refusal) => error.code === `responses.${refusal}`);
}

const REFUSALS: readonly Refusal[] = [
  'survey-closed',
  'survey-not-open-yet',
  'survey-ended',
  'quota-reached',
  'link-expired',
  'link-used',
];
