import { KeyedHash } from '@hearback/http';
import { Clock } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';

const FORM = /^([0-9a-z]{6,10})\.([A-Za-z0-9_-]{43})$/;
const RADIX = 36;
const HOUR_MS = 3_600_000;

/** Hours after which a signed time shows nothing any more. */
const VALID_HOURS = 24;

/**
 * Times at which something was handed out, signed, so that nothing has to be stored: when a survey was shown, or somebody was asked
 * to wait.
 */
@Injectable()
export class SignedTimes {
  constructor(
    private readonly hash: KeyedHash,
    private readonly clock: Clock,
  ) {}

  /** The present time, signed for this subject alone: about 52 characters that need no escaping. */
  now(subject: string): string {
    const time = this.clock.now().getTime().toString(RADIX);
    return `${time}.${this.hash.of(signedText(time, subject))}`;
  }

  /** Milliseconds since the signed time; undefined for one of another subject, from elsewhere, or of more than a day ago. */
  ageOf(signed: string | undefined, subject: string): number | undefined {
    const [, time, signature] = FORM.exec(signed ?? '') ?? [];
    if (time === undefined || signature === undefined || !this.hash.isHashOf(signature, signedText(time, subject)))
      return undefined;
    const age = this.clock.now().getTime() - Number.parseInt(time, RADIX);
    return age > VALID_HOURS * HOUR_MS ? undefined : age;
  }
}

function signedText(time: string, subject: string): string {
  return `time of ${subject}: ${time}`;
}
