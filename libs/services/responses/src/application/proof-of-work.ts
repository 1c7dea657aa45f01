/** A puzzle that costs its solver computing time; its members are those of ALTCHA challenges. */
export type Challenge = Readonly<Record<string, unknown>>;

/** A puzzle that was solved. */
export interface SolvedChallenge {
  /** Identifies the puzzle. */
  readonly nonce: string;
  readonly expiresAt: Date;
}

/** Puzzles that make mass submissions expensive. They are signed and bound to a survey, so nothing has to be stored. */
export abstract class ProofOfWork {
  /** A new puzzle. Making one costs more than checking its solution. */
  abstract challenge(surveyId: string): Promise<Challenge>;
  /** The puzzle that the proof solves; undefined for a wrong one, one of another survey, or one that has expired. */
  abstract solved(proof: string, surveyId: string): Promise<SolvedChallenge | undefined>;
}
