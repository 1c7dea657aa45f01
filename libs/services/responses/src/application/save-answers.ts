import { badDataCode, BatchDatabase } from '@hearback/database';
import { KeyedHash } from '@hearback/http';
import { Injectable } from '@nestjs/common';
import { editableUntil, type AnswerChange } from '../domain/open-response.js';
import type { PublishedSurvey } from '../domain/published-survey.js';
import { isAnonymous } from './anonymous/anonymous-guard.js';
import { SaveAnonymously } from './anonymous/save-anonymously.js';
import type { AnonymousReceipt } from './anonymous/submit-anonymously.js';
import { ApplyAnswers, type AppliedAnswers } from './apply-answers.js';
import { responsesErrors } from './responses.errors.js';
import { SurveyDirectory } from './survey-directory.js';

/** The state of saved answers after a save. */
export interface SavedAnswers {
  /** Id of the response. */
  readonly id: string;
  readonly submissionId: string;
  readonly revision: number;
  /** Whether the customer has sent them. */
  readonly complete: boolean;
  readonly editableUntil: Date;
  /** Whether this was the first save. */
  readonly isNew: boolean;
}

/**
 * Saves answers while they are given, and resolves once they are committed. A save replaces the answers that it names; the same
 * save again changes nothing. They count once they are complete, or when their customer has stopped answering; later changes
 * revise the response. Answers that were begun are checked against their own version of the survey and accepted even after it
 * was closed.
 */
@Injectable()
export class SaveAnswers {
  constructor(
    private readonly database: BatchDatabase,
    private readonly directory: SurveyDirectory,
    private readonly apply: ApplyAnswers,
    private readonly keyedHash: KeyedHash,
    private readonly anonymously: SaveAnonymously,
  ) {}

  /**
   * `editKey`: a secret of the sender, who needs it for every later save. Throws the refusals of the submission policy, link-not-found, invalid-answers,
   * saved-answers-not-found (another key, or a submission id that is in use), submission-reused, answers-withdrawn, answers-final, unstorable.
   */
  async execute(survey: PublishedSurvey, change: AnswerChange, editKey: string): Promise<SavedAnswers> {
    if (isAnonymous(survey)) return anonymousSave(await this.anonymously.execute(survey, change));
    const editKeyHashes = this.keyedHash.all(editKey);
    const applied = await this.#applied(survey, change, editKeyHashes);
    if (applied.kind === 'saved') return toSavedAnswers(applied);
    // Another process may have published a version that this one has not noticed yet.
    if (applied.version > survey.version) this.directory.forget(survey);
    const begunWith = await this.directory.find(survey, applied.version);
    const again = begunWith && (await this.#applied(begunWith, change, editKeyHashes));
    if (again?.kind !== 'saved') throw new Error(`version ${applied.version} of survey ${survey.surveyId} is missing`);
    return toSavedAnswers(again);
  }

  async #applied(
    survey: PublishedSurvey,
    change: AnswerChange,
    editKeyHashes: readonly string[],
  ): Promise<AppliedAnswers> {
    try {
      return await this.database.withTenants([survey.tenantId], (tx) =>
        this.apply.execute(tx, survey, change, editKeyHashes),
      );
    } catch (error) {
      if (badDataCode(error) !== undefined) throw responsesErrors.error('unstorable');
      throw error;
    }
  }
}

/** Saves of anonymous answers are not counted, since that would tell about their sender. */
function anonymousSave({ id, submissionId, complete, editableUntil, isNew }: AnonymousReceipt): SavedAnswers {
  return { id, submissionId, revision: 1, complete, editableUntil, isNew };
}

function toSavedAnswers({ open, isNew }: Extract<AppliedAnswers, { kind: 'saved' }>): SavedAnswers {
  const { id, submissionId, revision } = open;
  const complete = open.completedAt !== undefined;
  return { id, submissionId, revision, complete, editableUntil: editableUntil(open), isNew };
}
