import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LinkCodes } from '../application/link-codes.js';

/** Digits and small letters without i, l, o and u: nothing that reads like another, and no common rude word. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

const LENGTH = 10;

/**
 * Link codes from the system's random source: ten characters of 32, so 50 bits. With a million surveys, one guess in a
 * billion finds one, and a survey's page is public to whoever has its link.
 */
@Injectable()
export class CryptoLinkCodes extends LinkCodes {
  override next(): string {
    // 32 divides 256, so every character is equally likely.
    return Array.from(randomBytes(LENGTH), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
  }
}
