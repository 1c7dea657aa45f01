import { Injectable } from '@nestjs/common';
import type { Tx } from '@hearback/database';
import { mayWrite, type ToneReason, type Writer } from '../domain/thread/may-write.js';
import { ToneSituations } from './tone-situations.js';

/** A message that somebody wants to send to a customer. */
export interface GuardedMessage {
  readonly writer: Writer;
  /** The workspace's own id; null: somebody who is no known customer, so that nothing was said before. */
  readonly customer: string | null;
  /** What it is about; null: nothing in particular. */
  readonly touchpointId: string | null;
}

/** Answers, in the transaction that stores a message, whether it may be sent to the customer (ADR 0067). Every sender asks it. */
@Injectable()
export class ToneGuard {
  constructor(private readonly situations: ToneSituations) {}

  /** `write`, or why not. A person may always write. */
  async mayWrite(
    tx: Tx,
    tenantId: string,
    { writer, customer, touchpointId }: GuardedMessage,
  ): Promise<'write' | ToneReason> {
    if (writer === 'person') return 'write';
    const situation = await this.situations.read(tx, tenantId, customer);
    const moments = touchpointId === null ? undefined : await this.situations.momentsOfTruth(tx, tenantId);
    const isMomentOfTruth = touchpointId !== null && moments?.has(touchpointId) === true;
    // The sender adds the way to a person to every mail, where no template can take it out.
    return mayWrite({ writer, hasWayToPerson: true, isMomentOfTruth }, situation);
  }
}
