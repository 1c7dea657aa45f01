import type { OneTenantTx } from '@hearback/database';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { consentStates } from '../../domain/consent/consent-ledger.js';
import { ChangeChoices } from './change-choices.js';
import { PreferenceStore } from './preference-store.js';

/**
 * Records that the browser of a customer sends Global Privacy Control: an objection to profiling. A customer who has decided about
 * profiling here keeps that decision, because it is the more specific one.
 */
@Injectable()
export class HeedPrivacySignal {
  constructor(
    private readonly store: PreferenceStore,
    private readonly changeChoices: ChangeChoices,
    private readonly log: EventLog,
  ) {}

  /** `receivedAt`: when the signal came, which is when the customer decided. Repeating it changes nothing. */
  async execute(tx: OneTenantTx, customerId: string, receivedAt: Date): Promise<void> {
    const before = await this.store.choices(tx, customerId, true);
    if (before === undefined || consentStates(before.entries).profiling !== 'unknown') return;
    const origin = { way: 'gpc' as const, locale: null, invitationId: null, decidedAt: receivedAt };
    const decisions = [{ purpose: 'profiling' as const, granted: false }];
    const { events } = await this.changeChoices.execute(tx, before, { decisions, origin });
    await this.log.append(tx, events);
  }
}
