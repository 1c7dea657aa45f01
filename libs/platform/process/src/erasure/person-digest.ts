import { createHmac, hkdfSync } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { PersonDigest } from '@hearback/messaging';
import { Infrastructure } from '../wiring/infrastructure.js';

/**
 * Digests of external ids and addresses, by which late events of an erased customer are recognised. Such values are few enough to be
 * found by trying, so the digest (HMAC-SHA-256) is keyed with a key derived from the installation's secret. Addresses count in any case.
 */
export function personDigest(secret: string): PersonDigest {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'hearback erased customers', 32));
  return (tenantId, value) =>
    createHmac('sha256', key)
      .update(`${tenantId} ${value.includes('@') ? value.toLowerCase() : value}`)
      .digest('base64url');
}

/** `personDigest` with the secret of the installation. */
@Injectable()
export class PersonDigests {
  readonly of: PersonDigest;

  constructor(infrastructure: Infrastructure) {
    this.of = personDigest(infrastructure.settings.platform.internalSecret);
  }
}
