import { Clock } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import type { PublishedSurvey } from '../domain/published-survey.js';
import { suspicionOf, type Suspicion } from '../domain/suspicion.js';
import { ResponsesConfig } from '../responses.config.js';
import { ProofOfWork } from './proof-of-work.js';
import { responsesErrors } from './responses.errors.js';
import { SignedTimes } from './signed-times.js';
import { UsedProofs } from './used-proofs.js';

/** What an unknown sender shows beside the answers. */
export interface Sending {
  /** Undefined: a new response. */
  readonly submissionId: string | undefined;
  /** When the survey was handed out, signed. */
  readonly fillToken: string | undefined;
  /** A solved puzzle. */
  readonly proof?: string | undefined;
  /** When somebody without script was asked to wait, signed for this submission. */
  readonly waited?: string | undefined;
  readonly isTrapped?: boolean;
  /** How much of the limit of its network is used up. */
  readonly limitUsed: number;
}

/** A submission whose sender waits. */
interface WaitingSubmission {
  readonly submissionId: string;
  readonly waited: string | undefined;
}

/**
 * Asks senders whom nobody knows for a proof of work if they may be programs. Only the first answer of a response is
 * judged: what was begun is changed and completed without further ado.
 */
@Injectable()
export class SuspicionGate {
  constructor(
    private readonly times: SignedTimes,
    private readonly proofs: ProofOfWork,
    private readonly used: UsedProofs,
    private readonly clock: Clock,
    private readonly config: ResponsesConfig,
  ) {}

  /** The signed time at which the survey is handed out. */
  fillToken({ surveyId }: PublishedSurvey): string {
    return this.times.now(surveyId);
  }

  /** The signed time at which the sender of these answers was asked to wait, or is now. */
  waitToken({ surveyId }: PublishedSurvey, { submissionId, waited }: WaitingSubmission): string {
    const subject = waitOf(surveyId, submissionId);
    return waited !== undefined && this.times.ageOf(waited, subject) !== undefined ? waited : this.times.now(subject);
  }

  /** Why the sender must show that it is no program; undefined: it need not. */
  async suspicion(survey: PublishedSurvey, sending: Sending): Promise<Suspicion | undefined> {
    if (survey.previewToken !== undefined) return undefined;
    const { submissionId, isTrapped = false, limitUsed } = sending;
    const filledInMs = this.times.ageOf(sending.fillToken, survey.surveyId);
    const suspicion = suspicionOf({ isTrapped, filledInMs, limitUsed }, this.config.minFillMs);
    if (suspicion === undefined || submissionId === undefined) return suspicion;
    const { tenantId, surveyId } = survey;
    return (await this.used.isKnown({ tenantId, surveyId, submissionId })) ? undefined : suspicion;
  }

  /** Whether a suspicious sender has waited, or solved a puzzle. Throws proof-used for a solution of another submission. */
  async isCleared(survey: PublishedSurvey, sending: Sending): Promise<boolean> {
    const { submissionId, waited, proof } = sending;
    const { tenantId, surveyId } = survey;
    if (submissionId !== undefined) {
      const waitedMs = this.times.ageOf(waited, waitOf(surveyId, submissionId));
      if (waitedMs !== undefined && waitedMs >= this.config.minFillMs) return true;
    }
    const solved = proof === undefined ? undefined : await this.proofs.solved(proof, surveyId);
    if (solved === undefined) return false;
    if (await this.used.use({ tenantId, surveyId, submissionId }, solved, this.clock.now())) return true;
    throw responsesErrors.error('proof-used');
  }

  /** Throws proof-required if the sender may be a program and shows nothing against it, and proof-used. */
  async pass(survey: PublishedSurvey, sending: Sending): Promise<void> {
    const suspicion = await this.suspicion(survey, sending);
    if (suspicion === undefined || (await this.isCleared(survey, sending))) return;
    throw responsesErrors.error('proof-required', REASONS[suspicion]);
  }
}

const REASONS: Readonly<Record<Suspicion, string>> = {
  trapped: 'A field that people do not see was filled in.',
  'too-fast': 'The answers came faster than people answer, or without the `fill_token` of the survey.',
  'many-answers': 'Many answers come from this network.',
};

function waitOf(surveyId: string, submissionId: string): string {
  return `waiting with ${submissionId} for ${surveyId}`;
}
