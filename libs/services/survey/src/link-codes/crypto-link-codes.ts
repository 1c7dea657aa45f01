import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LinkCodes } from '../application/link-codes.js';

/** Digits and lower-case letters without i, l, o and u, to avoid look-alikes and common rude words. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

const LENGTH = 10;

/**
 * Generates link codes from the system's random source: ten characters of 32, so 50 bits. With a million surveys, one guess in a
 * billion finds one; that is enough, because a survey page is public to anyone with the link.
 */
@Injectable()
export class CryptoLinkCodes extends LinkCodes {
  override next(): string {
    // 32 divides 256, so every character is equally likely.
    return Array.from(randomBytes(LENGTH), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
  }
}
