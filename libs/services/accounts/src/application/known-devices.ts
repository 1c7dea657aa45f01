import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { KeyedHash } from '@hearback/http';

/**
 * Recognises browsers in which a person has signed in before, by a token in a cookie. It proves nothing but that: failures from
 * such a browser are counted on their own, so nobody else can make its owner wait.
 */
@Injectable()
export class KnownDevices {
  constructor(private readonly hash: KeyedHash) {}

  /** A token for a browser in which this person has just signed in. */
  issue(personId: string): string {
    const device = randomBytes(16).toString('base64url');
    return `${device}.${this.hash.of(textOf(device, personId))}`;
  }

  /** The device of a token if it was issued for this person. */
  recognise(token: string | undefined, personId: string): string | undefined {
    const [device = '', proof] = token?.split('.') ?? [];
    return proof !== undefined && this.hash.isHashOf(proof, textOf(device, personId)) ? device : undefined;
  }
}

function textOf(device: string, personId: string): string {
  return `device ${device} of ${personId}`;
}
