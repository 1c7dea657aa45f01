import { Injectable } from '@nestjs/common';
import { Secret, TOTP } from 'otpauth';
import { OneTimeCodes } from '../application/one-time-codes.js';

/** What every authenticator app supports. */
const PARAMETERS = { issuer: 'Hearback', algorithm: 'SHA1', digits: 6, period: 30 } as const;

/** Bytes of a secret, as RFC 4226 recommends. */
const SECRET_BYTES = 20;

/** `OneTimeCodes` with otpauth. */
@Injectable()
export class OtpauthCodes extends OneTimeCodes {
  override newSecret(): string {
    return new Secret({ size: SECRET_BYTES }).base32;
  }

  override addressOf(secret: string, account: string): string {
    return this.#totp(secret, account).toString();
  }

  override stepOf(secret: string, code: string, now: Date): number | undefined {
    const totp = this.#totp(secret, '');
    const timestamp = now.getTime();
    const delta = /^\d{6}$/.test(code) ? totp.validate({ token: code, timestamp, window: 1 }) : null;
    return delta === null ? undefined : totp.counter({ timestamp }) + delta;
  }

  #totp(secret: string, label: string): TOTP {
    return new TOTP({ ...PARAMETERS, label, secret: Secret.fromBase32(secret) });
  }
}
