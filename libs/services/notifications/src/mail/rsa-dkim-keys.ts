import { generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { Injectable } from '@nestjs/common';
import { DkimKeys } from '../application/senders.js';

/** RFC 8301: at least 1,024 bits; 2,048 are what providers recommend and what fits into one DNS answer. */
const BITS = 2_048;

const ENCODING = {
  modulusLength: BITS,
  publicKeyEncoding: { type: 'spki', format: 'der' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
} as const;

/** `DkimKeys` with RSA, which all servers can verify. */
@Injectable()
export class RsaDkimKeys extends DkimKeys {
  override async create() {
    const { publicKey, privateKey } = await promisify(generateKeyPair)('rsa', ENCODING);
    return {
      // Its own for each key, so that two workspaces or installations can use one domain, and an old key can stay published.
      dkimSelector: `hb${randomBytes(4).toString('hex')}`,
      dkimPublicKey: publicKey.toString('base64'),
      dkimPrivateKey: privateKey,
    };
  }
}
