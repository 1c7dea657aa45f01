import { randomBytes } from 'node:crypto';
import type { Tx } from '@hearback/database';
import { KeyedHash, Sealer } from '@hearback/http';
import { Injectable } from '@nestjs/common';
import { plainCode, RECOVERY_CODES, recoveryCode } from '../domain/second-factor.js';
import { OneTimeCodes } from './one-time-codes.js';
import { PersonStore, type Person } from './person-store.js';

/** Bytes that make a recovery code; a few may be skipped. */
const CODE_BYTES = 24;

/** Secrets and codes of the second factor, in transactions that have locked the person. */
@Injectable()
export class SecondFactors {
  constructor(
    private readonly codes: OneTimeCodes,
    private readonly sealer: Sealer,
    private readonly hash: KeyedHash,
    private readonly store: PersonStore,
  ) {}

  /** Stores a new secret, which counts once a code from it was entered. Returns it in base32 and as the address of a QR code. */
  async prepare(tx: Tx, { id, email }: Person): Promise<{ readonly secret: string; readonly address: string }> {
    const secret = this.codes.newSecret();
    const totpSecret = this.sealer.seal(secret, nameOf(id));
    await this.store.setSecondFactor(tx, id, { totpSecret, totpConfirmedAt: null, totpLastStep: null });
    return { secret, address: this.codes.addressOf(secret, email) };
  }

  /** Turns the second factor on if the code is right, and returns new recovery codes; `undefined` otherwise. */
  async turnOn(tx: Tx, person: Person, code: string, now: Date): Promise<readonly string[] | undefined> {
    const totpLastStep = this.#stepOf(person, code, now);
    if (totpLastStep === undefined) return undefined;
    const { totpSecret } = person;
    await this.store.setSecondFactor(tx, person.id, { totpSecret, totpConfirmedAt: now, totpLastStep });
    return this.renewRecoveryCodes(tx, person.id);
  }

  /** Replaces the recovery codes. */
  async renewRecoveryCodes(tx: Tx, personId: string): Promise<readonly string[]> {
    const codes = Array.from({ length: RECOVERY_CODES }, () => recoveryCode(randomBytes(CODE_BYTES)));
    await this.store.setRecoveryCodes(
      tx,
      personId,
      codes.map((code) => this.#hashesOf(personId, code)[0]!),
    );
    return codes;
  }

  /** Turns the second factor off. */
  async turnOff(tx: Tx, personId: string): Promise<void> {
    await this.store.setSecondFactor(tx, personId, { totpSecret: null, totpConfirmedAt: null, totpLastStep: null });
    await this.store.setRecoveryCodes(tx, personId, []);
  }

  /** Uses a code of the app or a recovery code up; `false` if it is wrong or was used. */
  async use(tx: Tx, person: Person, code: string, now: Date): Promise<boolean> {
    if (person.totpConfirmedAt === null) return false;
    const step = this.#stepOf(person, code, now);
    if (step === undefined) return this.store.takeRecoveryCode(tx, person.id, this.#hashesOf(person.id, code));
    const { totpSecret, totpConfirmedAt } = person;
    await this.store.setSecondFactor(tx, person.id, { totpSecret, totpConfirmedAt, totpLastStep: step });
    return true;
  }

  /** The time step of a code that was not used and is not older than the last one that was. */
  #stepOf({ id, totpSecret, totpLastStep }: Person, code: string, now: Date): number | undefined {
    const secret = totpSecret === null ? undefined : this.sealer.open(totpSecret, nameOf(id));
    const step = secret === undefined ? undefined : this.codes.stepOf(secret, code.replace(/\s/g, ''), now);
    return step !== undefined && (totpLastStep === null || step > totpLastStep) ? step : undefined;
  }

  /** With the present secret of the installation first: older codes were stored with a previous one. */
  #hashesOf(personId: string, code: string): readonly string[] {
    return this.hash.all(`recovery code of ${personId}: ${plainCode(code)}`);
  }
}

function nameOf(personId: string): string {
  return `second factor of ${personId}`;
}
