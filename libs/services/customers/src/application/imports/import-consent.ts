import type { NewEvent } from '@hearback/contracts';
import type { TenantTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { consentStates, type ConsentPurpose } from '../../domain/consent/consent-ledger.js';
import type { FieldChanges } from '../../domain/imports/field-changes.js';
import type { ConsentSource } from '../../domain/imports/import-mapping.js';
import { ChangeChoices } from '../preferences/change-choices.js';
import { PreferenceStore } from '../preferences/preference-store.js';
import type { Actor } from '../segments/audited.js';
import type { ChangedProfile } from './import-change-store.js';

/** What decisions of a file have changed. */
export interface ImportedDecisions {
  /** States before and after, as `consent:news`. */
  readonly fields: FieldChanges;
  readonly events: readonly NewEvent[];
}

const NOTHING: ImportedDecisions = { fields: {}, events: [] };

/** Adds decisions of files to the ledger of consent, with where they come from. What a customer decided later holds, whatever a file says. */
@Injectable()
export class ImportConsent {
  constructor(
    private readonly store: PreferenceStore,
    private readonly changeChoices: ChangeChoices,
  ) {}

  async execute(
    tx: TenantTx,
    customerId: string,
    decisions: readonly { readonly purpose: ConsentPurpose; readonly granted: boolean }[],
    source: ConsentSource | undefined,
  ): Promise<ImportedDecisions> {
    if (decisions.length === 0 || source === undefined) return NOTHING;
    const before = (await this.store.choices(tx, customerId, true))!;
    const decidedAt = new Date(source.decidedAt);
    const fresh = decisions.filter(
      ({ purpose, granted }) =>
        !before.entries.some(
          (entry) =>
            entry.purpose === purpose && entry.granted === granted && entry.decidedAt.getTime() === decidedAt.getTime(),
        ),
    );
    if (fresh.length === 0) return NOTHING;
    const origin = { way: 'list' as const, locale: null, invitationId: null, decidedAt, source: source.source };
    const { entries, events } = await this.changeChoices.execute(tx, before, { decisions: fresh, origin });
    const [was, is] = [consentStates(before.entries), consentStates([...before.entries, ...entries])];
    const fields = fresh.map(
      ({ purpose }) => [`consent:${purpose}`, { before: was[purpose], after: is[purpose] }] as const,
    );
    return { fields: Object.fromEntries(fields), events };
  }

  /** Withdraws what only an import granted, because the ledger forgets nothing: the customer is asked again before it counts. */
  async withdraw(tx: TenantTx, { customerId, fields }: ChangedProfile, by: Actor): Promise<readonly NewEvent[]> {
    const granted = Object.entries(fields).flatMap(([name, { before, after }]) =>
      name.startsWith('consent:') && after === 'granted' && before !== 'granted' ? [name.slice('consent:'.length)] : [],
    ) as readonly ConsentPurpose[];
    if (granted.length === 0) return [];
    const before = await this.store.choices(tx, customerId, true);
    if (before === undefined) return [];
    const stillOfList = granted.filter((purpose) => {
      const newest = before.entries
        .filter((entry) => entry.purpose === purpose)
        .toSorted((a, b) => b.decidedAt.getTime() - a.decidedAt.getTime())[0];
      return newest?.way === 'list' && newest.granted;
    });
    if (stillOfList.length === 0) return [];
    const decisions = stillOfList.map((purpose) => ({ purpose, granted: false }));
    const way = by.kind === 'staff' ? ('staff' as const) : ('api' as const);
    const origin = { way, locale: null, invitationId: null };
    return (await this.changeChoices.execute(tx, before, { decisions, origin })).events;
  }
}
