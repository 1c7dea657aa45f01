import { Injectable } from '@nestjs/common';
import { Sealer } from '@hearback/http';
import type { WebhookSecret } from '../../domain/webhooks/webhook-endpoint.js';

/** A secret as its row has it. */
export interface SealedSecret {
  /** Base64. */
  readonly sealed: string;
  /** RFC 3339. */
  readonly until: string | null;
}

/** Seals the secrets of receivers, with the workspace and the receiver, so that a row moved elsewhere cannot be opened. */
@Injectable()
export class WebhookSecrets {
  constructor(private readonly sealer: Sealer) {}

  seal(secrets: readonly WebhookSecret[], tenantId: string, endpointId: string): readonly SealedSecret[] {
    return secrets.map(({ secret, until }) => ({
      sealed: this.sealer.seal(secret, nameOf(tenantId, endpointId)).toString('base64'),
      until: until?.toISOString() ?? null,
    }));
  }

  /** Those that can be opened: none if the secret of the installation was changed. */
  open(sealed: readonly SealedSecret[], tenantId: string, endpointId: string): readonly WebhookSecret[] {
    return sealed.flatMap(({ sealed: text, until }) => {
      const secret = this.sealer.open(Buffer.from(text, 'base64'), nameOf(tenantId, endpointId));
      return secret === undefined ? [] : [{ secret, until: until === null ? null : new Date(until) }];
    });
  }
}

function nameOf(tenantId: string, endpointId: string): string {
  return `webhook secret of ${tenantId} ${endpointId}`;
}
