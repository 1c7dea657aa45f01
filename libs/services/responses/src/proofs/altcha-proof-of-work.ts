import { randomInt } from 'node:crypto';
import { KeyedHash } from '@hearback/http';
import { Clock } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { createChallenge, verifySolution, type Payload } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { ProofOfWork, type Challenge, type SolvedChallenge } from '../application/proof-of-work.js';

const MINUTE_MS = 60_000;

/** Minutes for which a puzzle can be solved. */
const VALID_MINUTES = 10;

/** Iterations of PBKDF2 for each try, and the number of tries: about half a second in the browser of a phone. */
const COST = 2_000;
const MIN_TRIES = 50;
const MAX_TRIES = 100;

/** A proof is about 700 characters. */
const MAX_CHARACTERS = 4_000;

interface Secrets {
  readonly hmacSignatureSecret: string;
  readonly hmacKeySignatureSecret: string;
}

/** `ProofOfWork` by ALTCHA with PBKDF2, whose solutions are checked by a signature. */
@Injectable()
export class AltchaProofOfWork extends ProofOfWork {
  /** With the present secret of the installation first; who has a puzzle may solve it after a change. */
  readonly #secrets: readonly Secrets[];

  constructor(
    hash: KeyedHash,
    private readonly clock: Clock,
  ) {
    super();
    const keySecrets = hash.all('signature of the keys of challenges');
    this.#secrets = hash
      .all('signature of challenges')
      .map((hmacSignatureSecret, index) => ({ hmacSignatureSecret, hmacKeySignatureSecret: keySecrets[index]! }));
  }

  override async challenge(surveyId: string): Promise<Challenge> {
    const challenge = await createChallenge({
      algorithm: 'PBKDF2/SHA-256',
      cost: COST,
      counter: randomInt(MIN_TRIES, MAX_TRIES),
      data: { survey: surveyId },
      deriveKey,
      expiresAt: new Date(this.clock.now().getTime() + VALID_MINUTES * MINUTE_MS),
      ...this.#secrets[0]!,
    });
    return { ...challenge };
  }

  override async solved(proof: string, surveyId: string): Promise<SolvedChallenge | undefined> {
    const payload = payloadOf(proof);
    if (payload === undefined) return undefined;
    const { nonce, expiresAt = 0, data } = payload.challenge.parameters;
    const expires = new Date(expiresAt * 1_000);
    if (data?.['survey'] !== surveyId || !(expires > this.clock.now())) return undefined;
    try {
      for (const secrets of this.#secrets) {
        const { verified } = await verifySolution({ ...payload, deriveKey, ...secrets });
        if (verified) return { nonce, expiresAt: expires };
      }
      return undefined;
    } catch {
      // The members of a puzzle that somebody made up may have any type.
      return undefined;
    }
  }
}

/** The puzzle and its solution: JSON in Base64, as solvers of ALTCHA send it. */
function payloadOf(proof: string): Payload | undefined {
  if (proof.length > MAX_CHARACTERS) return undefined;
  try {
    const payload = JSON.parse(Buffer.from(proof, 'base64').toString('utf8')) as Partial<Payload> | null;
    return payload?.challenge?.parameters && payload.solution ? (payload as Payload) : undefined;
  } catch {
    return undefined;
  }
}
