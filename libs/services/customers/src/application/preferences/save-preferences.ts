import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { EventLog } from '@hearback/messaging';
import {
  CONSENT_PURPOSES,
  consentStates,
  newDecisions,
  shownChoice,
  type ConsentPurpose,
} from '../../domain/consent/consent-ledger.js';
import { samePreferences, type Preferences } from '../../domain/consent/preferences.js';
import { customersErrors } from '../customers.errors.js';
import { ChangeChoices, type Decision } from './change-choices.js';
import { PreferenceStore, type CustomerChoices } from './preference-store.js';

/** What a customer has saved on the page. */
export interface SavedPage {
  readonly preferences: Preferences;
  /** The revision that the page showed. */
  readonly revision: number;
  /** Purposes that the page showed as allowed, and those that are allowed now. */
  readonly shown: ReadonlySet<ConsentPurpose>;
  readonly allowed: ReadonlySet<ConsentPurpose>;
  readonly locale: string;
  /** The words beside a purpose. */
  readonly textOf: (purpose: ConsentPurpose) => string;
}

/**
 * Saves the page of preferences. What was ticked before anybody decided is no consent; what has been withdrawn since the page was shown
 * is not granted by saving it. Throws `preferences-changed` if the preferences were changed since.
 */
@Injectable()
export class SavePreferences {
  constructor(
    private readonly store: PreferenceStore,
    private readonly changeChoices: ChangeChoices,
    private readonly log: EventLog,
  ) {}

  execute(unit: UnitOfWork, customerId: string, page: SavedPage): Promise<void> {
    return unit.run(async (tx) => {
      const before = await this.store.choices(tx, customerId, true);
      if (before === undefined) throw customersErrors.error('customer-not-found');
      const decisions = decisionsOf(page, before);
      const isSame = samePreferences(page.preferences, before.preferences);
      if (!isSame && page.revision !== before.preferences.revision) throw customersErrors.error('preferences-changed');
      const origin = { way: 'page' as const, locale: page.locale, invitationId: null };
      const { preferences } = page;
      const { events } = await this.changeChoices.execute(tx, before, { preferences, decisions, origin });
      if (events.length > 0) await this.log.append(tx, events);
    });
  }
}

function decisionsOf(page: SavedPage, { entries, basis }: CustomerChoices): readonly Decision[] {
  const asRecord = (purposes: ReadonlySet<ConsentPurpose>) =>
    Object.fromEntries(CONSENT_PURPOSES.map((purpose) => [purpose, purposes.has(purpose)])) as Record<
      ConsentPurpose,
      boolean
    >;
  const holds = shownChoice(consentStates(entries), basis);
  return newDecisions(asRecord(page.shown), asRecord(page.allowed))
    .filter(({ purpose, granted }) => holds[purpose] !== granted)
    .map((decision) => ({ ...decision, text: page.textOf(decision.purpose) }));
}
