import { asksForPrivacy } from '@hearback/http';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ReceivePrivacySignal } from '../application/receive-privacy-signal.js';

/** Heeds Global Privacy Control in requests that store something. */
@Injectable()
export class PrivacySignals {
  constructor(private readonly receive: ReceivePrivacySignal) {}

  /**
   * Whether the browser asks for privacy; of a known customer that is published before anything is stored. `customer`: the workspace's
   * id; undefined: not known who it is.
   */
  async heed(request: FastifyRequest, tenantId: string, customer: string | undefined): Promise<boolean> {
    if (!asksForPrivacy(request)) return false;
    if (customer !== undefined) await this.receive.execute(tenantId, customer);
    return true;
  }
}
