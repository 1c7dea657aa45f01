import type { SubmissionKey } from './response-store.js';
import type { SolvedChallenge } from './proof-of-work.js';

/** A submission, or a new one without an id. */
export type Submitter = Omit<SubmissionKey, 'submissionId'> & { readonly submissionId: string | undefined };

/** Remembers the puzzles whose solutions were used, until they expire. */
export abstract class UsedProofs {
  /** Whether the submission may use the solution: nobody has, or the same submission is sent again. */
  abstract use(submitter: Submitter, solved: SolvedChallenge, now: Date): Promise<boolean>;
  /** Whether answers with this submission id are stored already. */
  abstract isKnown(submission: SubmissionKey): Promise<boolean>;
}
